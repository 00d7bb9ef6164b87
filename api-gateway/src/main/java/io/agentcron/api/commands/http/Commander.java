package io.agentcron.api.commands.http;

import io.agentcron.api.commands.Answer;
import io.agentcron.api.commands.Command;
import io.agentcron.api.commands.Scheduler;
import io.agentcron.api.http.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Hands commands over and tells callers what became of them. */
@Singleton
class Commander {
  private static final Map<String, String> TRY_AGAIN = Map.of(HttpHeaders.RETRY_AFTER, "5");

  private final Scheduler scheduler;
  private final InstantSource clock;

  Commander(Scheduler scheduler, InstantSource clock) {
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /**
   * A command about an agent.
   *
   * @param version what the scheduler has to know first
   */
  record Order(UUID agentId, long version, String by, Command.Request request) {}

  /**
   * What to answer about a request.
   *
   * @param runId that it is about, or asks for
   * @throws ProblemException if it was refused
   */
  HttpResponse<CommandAnswer> carryOut(Order order, Optional<UUID> runId, Prefer prefer)
      throws InterruptedException {
    CommandAnswers answers = CommandAnswers.to(order.request(), ask(order, prefer), runId);
    return respond(order.agentId(), runId, answers, prefer);
  }

  Answer ask(Order order, Prefer prefer) throws InterruptedException {
    Command command =
        new Command(
            UUID.randomUUID(),
            order.agentId(),
            order.version(),
            clock.instant(),
            order.by(),
            order.request());
    return scheduler.ask(command, prefer.patience());
  }

  private static HttpResponse<CommandAnswer> respond(
      UUID agentId, Optional<UUID> runId, CommandAnswers answer, Prefer prefer) {
    return switch (answer) {
      case CommandAnswers.Refused it ->
          throw new ProblemException(
              it.problem(), it.problem().status() == 503 ? TRY_AGAIN : Map.of());
      case CommandAnswers.Status(String status) -> {
        MutableHttpResponse<CommandAnswer> response =
            HttpResponse.<CommandAnswer>accepted()
                .body(new CommandAnswer(agentId, runId.orElse(null), status));
        prefer.applied().ifPresent(it -> response.header("Preference-Applied", it));
        runId.ifPresent(it -> response.header(HttpHeaders.LOCATION, "/api/runs/" + it));
        yield response;
      }
    };
  }
}
