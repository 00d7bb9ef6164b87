package io.agentcron.api.runs.http;

import io.agentcron.api.http.Page;
import io.agentcron.api.http.Problem;
import io.agentcron.api.http.ProblemException;
import io.agentcron.api.runs.RunHistory;
import io.agentcron.api.runs.TranscriptPage;
import io.agentcron.api.runs.TranscriptPlace;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

@Controller("/api/runs/{runId}/log")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Runs")
class LogController {
  private static final int MOST = 1_000;
  private static final Pattern PLACE = Pattern.compile("(\\d{1,9})\\.(\\d{1,18})");

  private final RunHistory history;

  LogController(RunHistory history) {
    this.history = history;
  }

  /**
   * Reads the transcript of a run: as JSON page by page, as {@code text/plain} all of it at once.
   * While the run goes on, ask again with {@code after} naming the last line that was read.
   *
   * @param after {@code <dispatch>.<number>} of a line, or {@code nextCursor} of the page before
   * @param limit 1 to 1000 lines
   */
  @Get
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = LogPage.class)),
        @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string"))
      })
  HttpResponse<?> read(
      UUID runId,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "500") int limit,
      HttpRequest<?> request,
      Authentication caller) {
    if (history.agentOf(caller.getName(), runId).isEmpty()) {
      throw RunsController.unknown(runId);
    }
    TranscriptPlace place = place(after);
    if (limit < 1 || limit > MOST) {
      throw new ProblemException(Problem.ofParameter("limit", limit, "expected 1 to " + MOST));
    }
    return wantsText(request)
        ? HttpResponse.ok(text(runId, place)).contentType(MediaType.TEXT_PLAIN_TYPE)
        : HttpResponse.ok(page(history.transcript(runId, place, limit)))
            .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  private static boolean wantsText(HttpRequest<?> request) {
    return request.accept().stream()
        .findFirst()
        .filter(type -> type.getType().equals("text"))
        .isPresent();
  }

  private static Page<LineView> page(TranscriptPage page) {
    return new Page<>(
        page.lines().stream().map(LineView::of).toList(),
        page.more() ? text(page.lines().getLast().place()) : null);
  }

  /** Page by page, so that a long transcript is never in memory as a whole. */
  private Flux<String> text(UUID runId, TranscriptPlace start) {
    return Flux.<String, TranscriptPlace>generate(
            () -> start,
            (place, sink) -> {
              TranscriptPage page = history.transcript(runId, place, MOST);
              if (page.lines().isEmpty()) {
                sink.complete();
                return place;
              }
              sink.next(
                  page.lines().stream()
                      .map(line -> line.line().text() + "\n")
                      .collect(Collectors.joining()));
              return page.lines().getLast().place();
            })
        .subscribeOn(Schedulers.boundedElastic());
  }

  private static String text(TranscriptPlace place) {
    return place.dispatch() + "." + place.number();
  }

  private static TranscriptPlace place(@Nullable String after) {
    if (after == null || after.isBlank()) {
      return TranscriptPlace.START;
    }
    Matcher matcher = PLACE.matcher(after);
    if (!matcher.matches()) {
      throw new ProblemException(
          Problem.ofParameter("after", after, "expected <dispatch>.<number> of a line"));
    }
    return new TranscriptPlace(
        Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
  }

  /** For the documentation, which cannot see through the response. */
  @Schema(name = "LogPage")
  record LogPage(List<LineView> items, @Nullable String nextCursor) {}
}
