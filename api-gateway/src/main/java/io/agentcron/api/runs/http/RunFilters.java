package io.agentcron.api.runs.http;

import io.agentcron.api.http.Cursor;
import io.agentcron.api.http.Page;
import io.agentcron.api.http.Problem;
import io.agentcron.api.http.ProblemException;
import io.agentcron.api.runs.RunPlace;
import io.agentcron.api.runs.RunQuery;
import io.agentcron.api.runs.RunStatus;
import io.agentcron.api.runs.RunSummary;
import io.agentcron.api.runs.Trigger;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What every list of runs can be narrowed by.
 *
 * @param status one or more, separated by commas: queued, requested, running, retrying, success,
 *     error, budget_exceeded, max_turns, timed_out, cancelled, skipped, expired
 * @param trigger one or more, separated by commas: schedule, manual, retry, backfill, catch_up
 * @param from the earliest {@code requestedAt}
 * @param to the end of {@code requestedAt}, exclusive
 * @param cursor the {@code nextCursor} of the page before
 * @param limit 1 to 200
 */
@Introspected
record RunFilters(
    @Nullable @QueryValue String status,
    @Nullable @QueryValue String trigger,
    @Nullable @QueryValue @Schema(type = "string", format = "date-time") String from,
    @Nullable @QueryValue @Schema(type = "string", format = "date-time") String to,
    @Nullable @QueryValue String cursor,
    @QueryValue(defaultValue = "50") int limit) {

  /** One more than the limit is asked for, to see whether there is a next page. */
  RunQuery query(String owner, Optional<UUID> agentId, Optional<UUID> scheduleId) {
    return new RunQuery(
        owner,
        agentId,
        scheduleId,
        Set.copyOf(words("status", status, RunStatus::of, RunStatus.values())),
        Set.copyOf(words("trigger", trigger, Trigger::of, Trigger.values())),
        instant("from", from),
        instant("to", to),
        Cursor.decode(cursor, 2).map(RunFilters::place),
        Page.limit(limit) + 1);
  }

  Page<RunView> page(List<RunSummary> found) {
    return Page.of(found, limit, RunFilters::cursorAfter).map(RunView::of);
  }

  private static Cursor cursorAfter(RunSummary run) {
    RunPlace place = RunPlace.of(run);
    return Cursor.of(place.requestedAt().toString(), place.runId().toString());
  }

  private static RunPlace place(Cursor cursor) {
    try {
      return new RunPlace(
          Instant.parse(cursor.key().getFirst()), UUID.fromString(cursor.key().getLast()));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw problem("cursor", cursor.encoded(), "expected a nextCursor of this list");
    }
  }

  private static <T extends Enum<T>> List<T> words(
      String name, @Nullable String text, Function<String, Optional<T>> meaning, T[] all) {
    if (text == null || text.isBlank()) {
      return List.of();
    }
    return Arrays.stream(text.split(",", -1))
        .map(word ->
            meaning.apply(word.strip()).orElseThrow(() -> problem(name, word, expected(all))))
        .distinct()
        .toList();
  }

  private static String expected(Enum<?>[] all) {
    return Arrays.stream(all)
        .map(it -> it.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", ", "expected one of: ", ""));
  }

  private static Optional<Instant> instant(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      throw problem(name, text, "expected an instant, for example 2030-01-31T12:00:00Z");
    }
  }

  private static ProblemException problem(String name, String found, String expected) {
    return new ProblemException(Problem.ofParameter(name, found, expected));
  }
}
