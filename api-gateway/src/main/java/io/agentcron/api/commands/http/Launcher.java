package io.agentcron.api.commands.http;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.commands.Command;
import io.agentcron.api.commands.RequestedRun;
import io.agentcron.api.commands.RequestedRuns;
import io.agentcron.api.http.Problem;
import io.agentcron.api.http.ProblemException;
import io.agentcron.api.http.ProblemType;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** Asks for runs, each remembered before it is asked for. */
@Singleton
class Launcher {
  private final RequestedRuns requested;
  private final Commander commander;
  private final InstantSource clock;

  Launcher(RequestedRuns requested, Commander commander, InstantSource clock) {
    this.requested = requested;
    this.commander = commander;
    this.clock = clock;
  }

  /**
   * What to answer.
   *
   * @throws ProblemException if the run's id belongs to another request, or the run was refused
   */
  HttpResponse<CommandAnswer> launch(Agent agent, Command.Trigger trigger, String by, Prefer prefer)
      throws InterruptedException {
    remember(
        new RequestedRun(
            trigger.runId(),
            agent.id(),
            trigger.scheduleId(),
            trigger.prompt(),
            trigger.inputs(),
            trigger.retryOf(),
            clock.instant(),
            by));
    return commander.carryOut(
        new Commander.Order(agent.id(), agent.version(), by, trigger),
        Optional.of(trigger.runId()),
        prefer);
  }

  private void remember(RequestedRun run) {
    if (!requested.remember(run).sameAs(run)) {
      throw new ProblemException(
          Problem.of(
                  ProblemType.IDEMPOTENCY_KEY_REUSED,
                  "The key was sent before with another schedule, prompt or inputs")
              .withRun(run.runId().toString()));
    }
  }
}
