package io.agentcron.api.agents.http;

import io.agentcron.api.agents.Refusal;
import io.agentcron.api.http.Problem;
import io.agentcron.api.http.ProblemException;
import io.agentcron.api.http.ProblemType;
import io.agentcron.api.input.Reading;

/** How refusals are told to the caller. */
final class RefusalProblems {
  private RefusalProblems() {}

  static ProblemException of(Refusal refusal) {
    return new ProblemException(problem(refusal));
  }

  /** What a document says, if nothing is wrong with it. */
  static <T> T accepted(Reading<T> reading) {
    if (!reading.violations().isEmpty()) {
      throw of(new Refusal.Invalid(reading.violations()));
    }
    return reading.value().orElseThrow();
  }

  private static Problem problem(Refusal refusal) {
    return switch (refusal) {
      case Refusal.UnknownAgent(String reference) ->
          Problem.of(
              ProblemType.UNKNOWN_AGENT, "No agent has the id or name \"" + reference + "\"");
      case Refusal.UnknownSchedule(String reference) ->
          Problem.of(
              ProblemType.UNKNOWN_SCHEDULE,
              "No schedule of the agent has the id or name \"" + reference + "\"");
      case Refusal.Invalid it -> Problem.ofInput(it.violations());
      case Refusal.AgentNameTaken(String name) ->
          Problem.of(ProblemType.NAME_TAKEN, "Another agent has the name \"" + name + "\"");
      case Refusal.ScheduleNameTaken(String name) ->
          Problem.of(
              ProblemType.NAME_TAKEN,
              "Another schedule of the agent has the name \"" + name + "\"");
      case Refusal.VersionMismatch(long current) ->
          Problem.of(
              ProblemType.VERSION_MISMATCH,
              "The agent is at version "
                  + current
                  + "; read it again and repeat the change on that");
      case Refusal.TooLarge(long bytes, long limit) ->
          Problem.of(
              ProblemType.TOO_LARGE,
              "The agent with all its schedules takes %d bytes, at most %d are possible"
                  .formatted(bytes, limit));
    };
  }
}
