package io.agentcron.executor.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that is needed to run an agent once.
 *
 * @param startBy the announcement must be in the journal by then, on the broker's clock
 * @param nominalTime the instant that the schedule named
 * @param commandId the command that asked for it
 * @param inputs a JSON object; what the prompt's template calls inputs
 * @param previous the agent's last successful run, where the scheduler knows that it matters
 * @param retryOn after these failures the scheduler decides what follows
 */
public record WorkOrder(
    Dispatch dispatch,
    Agent agent,
    Optional<Schedule> schedule,
    Trigger trigger,
    Optional<Instant> nominalTime,
    Optional<String> commandId,
    Instant startBy,
    String prompt,
    String inputs,
    Optional<PreviousRun> previous,
    RuntimeChoice runtime,
    Limits limits,
    Set<FailureKind> retryOn) {

  public WorkOrder {
    retryOn = Set.copyOf(retryOn);
  }

  /** Whether nothing follows this failure; else the scheduler decides. */
  public boolean isEndedBy(FailureKind kind) {
    return !kind.givesBack() && !retryOn.contains(kind);
  }

  /** The session to go on in, where there is one and it is wanted. */
  public Optional<String> sessionToResume() {
    return runtime.session() == Session.RESUME
        ? previous.flatMap(PreviousRun::sessionId)
        : Optional.empty();
  }

  /** The same with another prompt and other options. */
  public WorkOrder with(String otherPrompt, String otherOptions) {
    return new WorkOrder(
        dispatch,
        agent,
        schedule,
        trigger,
        nominalTime,
        commandId,
        startBy,
        otherPrompt,
        inputs,
        previous,
        new RuntimeChoice(runtime.type(), otherOptions, runtime.session(), runtime.gate()),
        limits,
        retryOn);
  }

  /** Whose run it is, at which version of its definition. */
  public record Agent(String id, String name, String owner, long definitionVersion) {}

  /** The schedule that fired. */
  public record Schedule(String id, String name) {}

  /** What the agent's last successful run left behind. */
  public record PreviousRun(String runId, Optional<String> sessionId, Optional<String> output) {}

  /**
   * What runs the agent.
   *
   * @param options a JSON object that the runtime of this type understands
   */
  public record RuntimeChoice(String type, String options, Session session, Optional<Gate> gate) {

    /** One that begins afresh, and needs nobody's leave. */
    public RuntimeChoice(String type, String options) {
      this(type, options, Session.FRESH, Optional.empty());
    }
  }

  /** What a run knows of the one before. */
  public enum Session {
    FRESH,
    /** It goes on in that one's session. */
    RESUME,
    /** Its prompt ends with that one's output. */
    LAST_OUTPUT
  }

  /**
   * A command that decides whether the agent runs.
   *
   * @param skipExitCode with which the run is skipped; with 0 the agent runs
   */
  public record Gate(List<String> command, int skipExitCode) {
    public Gate {
      command = List.copyOf(command);
      if (command.isEmpty()) {
        throw new IllegalArgumentException("gate: expected a command, found nothing");
      }
    }
  }

  /**
   * What one attempt may use.
   *
   * @param timeout wall time, from its launch
   * @param stallTimeout how long it may be silent
   */
  public record Limits(
      Optional<Integer> maxTurns,
      Optional<Long> maxBudgetMicroUsd,
      Duration timeout,
      Optional<Duration> stallTimeout) {

    public Limits {
      positive("timeout", timeout);
      stallTimeout.ifPresent(it -> positive("stallTimeout", it));
    }

    private static void positive(String name, Duration value) {
      if (!value.isPositive()) {
        throw new IllegalArgumentException(name + ": expected more than zero, found " + value);
      }
    }
  }

  /** What made the run. */
  public enum Trigger {
    SCHEDULE,
    MANUAL,
    RETRY,
    BACKFILL,
    CATCH_UP
  }
}
