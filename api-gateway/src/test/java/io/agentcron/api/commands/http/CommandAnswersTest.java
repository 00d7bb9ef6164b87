package io.agentcron.api.commands.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.commands.Answer;
import io.agentcron.api.commands.Command;
import io.agentcron.api.commands.Decision;
import io.agentcron.api.commands.Decision.Why;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class CommandAnswersTest {
  private static final UUID RUN = UUID.randomUUID();

  private static final Command.Request TRIGGER =
      new Command.Trigger(RUN, Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
  private static final Command.Request CANCEL = new Command.Cancel(Optional.of(RUN));

  static final List<Arguments> TRIGGERS =
      List.of(
          Arguments.of(new Answer.Undecided(), "accepted"),
          Arguments.of(decided(new Decision.Dispatched()), "requested"),
          Arguments.of(decided(new Decision.Queued()), "queued"),
          Arguments.of(decided(new Decision.Cancelled()), "cancelled"),
          Arguments.of(decided(new Decision.CancelRequested()), "cancelling"),
          Arguments.of(decided(new Decision.Skipped("overlap", "still active")), "409 run-skipped"),
          Arguments.of(decided(new Decision.Skipped("budget", "spent")), "409 run-skipped"),
          Arguments.of(decided(new Decision.Skipped("paused", "held")), "409 run-skipped"),
          Arguments.of(decided(new Decision.Skipped("queue_full", "3 wait")), "429 queue-full"),
          Arguments.of(rejected(Why.DUPLICATE_RUN), "accepted"),
          Arguments.of(rejected(Why.UNKNOWN_AGENT), "404 unknown-agent"),
          Arguments.of(rejected(Why.UNKNOWN_SCHEDULE), "404 unknown-schedule"),
          Arguments.of(rejected(Why.OTHER), "409 command-rejected"),
          Arguments.of(new Answer.Unreachable("Kafka is away"), "503 unavailable"));

  static final List<Arguments> CANCELS =
      List.of(
          Arguments.of(new Answer.Undecided(), "accepted"),
          Arguments.of(decided(new Decision.CancelRequested()), "cancelling"),
          Arguments.of(decided(new Decision.Cancelled()), "cancelled"),
          Arguments.of(rejected(Why.UNKNOWN_RUN), "409 run-not-active"),
          Arguments.of(rejected(Why.UNKNOWN_AGENT), "404 unknown-agent"),
          Arguments.of(new Answer.Unreachable("Kafka is away"), "503 unavailable"));

  @ParameterizedTest
  @FieldSource("TRIGGERS")
  void tellsWhatBecameOfATrigger(Answer answer, String expected) {
    assertThat(told(CommandAnswers.to(TRIGGER, answer, Optional.of(RUN)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @FieldSource("CANCELS")
  void tellsWhatBecameOfACancel(Answer answer, String expected) {
    assertThat(told(CommandAnswers.to(CANCEL, answer, Optional.of(RUN)))).isEqualTo(expected);
  }

  @Test
  void isContentWithNothingToCancel() {
    assertThat(told(CommandAnswers.to(CANCEL, rejected(Why.UNKNOWN_RUN), Optional.empty())))
        .isEqualTo("idle");
  }

  @Test
  void namesTheReasonAndTheRun() {
    CommandAnswers answer =
        CommandAnswers.to(
            TRIGGER, decided(new Decision.Skipped("overlap", "still active")), Optional.of(RUN));

    assertThat(answer)
        .isInstanceOfSatisfying(
            CommandAnswers.Refused.class,
            it -> {
              assertThat(it.problem().reason()).isEqualTo("overlap");
              assertThat(it.problem().runId()).isEqualTo(RUN.toString());
              assertThat(it.problem().detail()).isEqualTo("still active");
            });
  }

  private static Answer decided(Decision decision) {
    return new Answer.Decided(decision);
  }

  private static Answer rejected(Why why) {
    return decided(new Decision.Rejected(why, "no"));
  }

  private static String told(CommandAnswers answer) {
    return switch (answer) {
      case CommandAnswers.Status(String status) -> status;
      case CommandAnswers.Refused it ->
          it.problem().status()
              + " "
              + it.problem().type().substring("urn:agentcron:problem:".length());
    };
  }
}
