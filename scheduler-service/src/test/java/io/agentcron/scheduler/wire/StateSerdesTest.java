package io.agentcron.scheduler.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.contract.AgentDefinition;
import io.agentcron.cron.DstPolicy.Gap;
import io.agentcron.cron.DstPolicy.Overlap;
import io.agentcron.cron.rule.RuleText;
import io.agentcron.cron.rule.RuleText.Excluded;
import io.agentcron.cron.rule.RuleText.Timing;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.Breaker;
import io.agentcron.scheduler.definition.Budget;
import io.agentcron.scheduler.definition.CatchUp;
import io.agentcron.scheduler.definition.FailureKind;
import io.agentcron.scheduler.definition.OverlapPolicy;
import io.agentcron.scheduler.definition.Policies;
import io.agentcron.scheduler.definition.RetryPolicy;
import io.agentcron.scheduler.definition.Rule;
import io.agentcron.scheduler.definition.RunLimits;
import io.agentcron.scheduler.definition.RuntimeSpec;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Activity;
import io.agentcron.scheduler.run.Backfill;
import io.agentcron.scheduler.run.Command;
import io.agentcron.scheduler.run.Cursor;
import io.agentcron.scheduler.run.Cursor.Told;
import io.agentcron.scheduler.run.Deadline;
import io.agentcron.scheduler.run.Ledger;
import io.agentcron.scheduler.run.Overrides;
import io.agentcron.scheduler.run.Pause;
import io.agentcron.scheduler.run.Phase;
import io.agentcron.scheduler.run.PreviousRun;
import io.agentcron.scheduler.run.Reservation;
import io.agentcron.scheduler.run.RunOrigin;
import io.agentcron.scheduler.run.RunOrigin.ScheduleRef;
import io.agentcron.scheduler.run.Standing;
import io.agentcron.scheduler.run.Terms;
import io.agentcron.scheduler.run.Trigger;
import io.agentcron.scheduler.state.ActivityState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The stores' format: there and back, and from every earlier version. */
final class StateSerdesTest {
  private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");
  private static final Terms TERMS =
      new Terms(
          T.plusSeconds(3600),
          Duration.ofMinutes(1),
          Optional.of(new Reservation(1_250_000, LocalDate.of(2026, 11, 21))));
  private static final RuleText EVERY = text(new Timing.Every(Duration.ofMinutes(90), T));
  private static final RuleText AT = text(new Timing.At(T));
  private static final RuleText CRON =
      new RuleText(
          new Timing.Cron("30 2 * * *", Optional.of(Gap.SKIP), Optional.of(Overlap.BOTH)),
          "Europe/Berlin",
          Optional.of(T),
          Optional.of(T.plusSeconds(86_400)),
          Duration.ofMinutes(5),
          List.of(
              new Excluded.Dates("2026-12-24", "2026-12-26"), new Excluded.Cron("* * * * SAT")));
  private static final RuleText FULL_MOON = RuleText.cron("every full moon", "Mars/Olympus");
  private static final Activity ACTIVITY =
      new Activity(
          Map.of("s1", new Cursor(T, List.of(T.plusSeconds(60)), 7, Optional.of(Told.FINISHED))),
          List.of(
              run(
                  "r1",
                  new Phase.Running(
                      "executor-1",
                      T.plusSeconds(60),
                      T.plusSeconds(90),
                      Optional.of("ann"),
                      TERMS),
                  Optional.of(Deadline.LEASE)),
              run(
                  "r4",
                  new Phase.Retrying(T.plusSeconds(9), FailureKind.RATE_LIMITED),
                  Optional.empty()),
              run("r2", new Phase.Requested(T.plusSeconds(60), TERMS), Optional.empty()),
              new ActiveRun(
                  new RunOrigin(
                      "r3",
                      Optional.empty(),
                      Trigger.RETRY,
                      Optional.empty(),
                      3,
                      Optional.of("c1"),
                      Optional.of("r0")),
                  new Overrides(Optional.of("do this instead"), Optional.of("{\"n\":1}")),
                  1,
                  0,
                  new Phase.Queued(),
                  Optional.empty())),
          List.of(
              new Command.TriggerRun(
                  "c2",
                  4,
                  "ann",
                  "r3",
                  Optional.of("s1"),
                  new Overrides(Optional.of("else"), Optional.of("{}")),
                  Optional.of("r0")),
              new Command.PauseAgent("c5", 4, "ann", Optional.of("wait"), Optional.of(T)),
              new Command.ResumeAgent("c6", 4, "ann", Optional.of("go")),
              new Command.BackfillSchedule("c7", 4, "ann", "s1", List.of(T)),
              new Command.CancelRun("c3", 4, "ann", Optional.of("r3"))),
          List.of("r2"),
          List.of(
              new Backfill("c4", new ScheduleRef("s1", "often"), List.of(T, T.plusSeconds(60)))),
          new Standing(
              Optional.of(new Pause.ByPerson("ann", Optional.of("wait"), Optional.of(T))),
              2,
              Ledger.NONE.charge(LocalDate.of(2026, 11, 20), 1_000_000)));
  private static final Agent AGENT =
      new Agent(
          "a1",
          3,
          false,
          "disk",
          "me",
          true,
          "look",
          new RuntimeSpec(
              "command",
              "{\"command\":[\"df\"]}",
              RuntimeSpec.Session.LAST_OUTPUT,
              Optional.of(new RuntimeSpec.Gate(List.of("test", "-e", "/new"), 1))),
          new RunLimits(
              OptionalInt.of(5),
              OptionalLong.of(250_000),
              Duration.ofMinutes(5),
              Optional.of(Duration.ofMinutes(1))),
          List.of(
              new Schedule(
                  "s1",
                  "often",
                  List.of(
                      Rule.of(T, Rule.State.DISABLED, EVERY, OptionalLong.empty()),
                      Rule.of(T.plusSeconds(1), Rule.State.ENABLED, AT, OptionalLong.of(3)),
                      Rule.of(T.plusSeconds(2), Rule.State.ENABLED, CRON, OptionalLong.empty()),
                      Rule.of(
                          T.plusSeconds(3), Rule.State.DELETED, FULL_MOON, OptionalLong.empty())),
                  Optional.of("at once"),
                  Optional.of("{\"project\":\"x\"}"),
                  Optional.of(new OverlapPolicy.Parallel(2)),
                  new CatchUp(CatchUp.Policy.ALL, Duration.ofMinutes(20)))),
          new Policies(
              new OverlapPolicy.Queue(3),
              new RetryPolicy(
                  3,
                  Duration.ofSeconds(10),
                  2.5,
                  Duration.ofMinutes(5),
                  Set.of(FailureKind.ERROR, FailureKind.RATE_LIMITED)),
              Optional.of(
                  new Budget(
                      OptionalLong.of(5_000_000),
                      OptionalLong.empty(),
                      "Europe/Berlin",
                      Budget.OnExceeded.PAUSE)),
              Optional.of(new Breaker(3, Optional.of(Duration.ofMinutes(15))))),
          T);

  private static final PreviousRun PREVIOUS =
      new PreviousRun("r1", Optional.of("session-1"), Optional.of("all is well"));

  private static ActiveRun run(String runId, Phase phase, Optional<Deadline> awaited) {
    return new ActiveRun(
        new RunOrigin(
            runId,
            Optional.of(new ScheduleRef("s1", "often")),
            Trigger.CATCH_UP,
            Optional.of(T),
            3,
            Optional.empty(),
            Optional.empty()),
        Overrides.NONE,
        1,
        2,
        phase,
        awaited);
  }

  private static RuleText text(Timing timing) {
    return new RuleText(
        timing, "UTC", Optional.empty(), Optional.empty(), Duration.ZERO, List.of());
  }

  private static <T> byte[] bytes(Serde<T> serde, T value) {
    return serde.serializer().serialize("any", value);
  }

  @Test
  void keepsAnActivityAsItIs() {
    Serde<Activity> serde = StateSerdes.activities();

    assertThat(serde.deserializer().deserialize("any", bytes(serde, ACTIVITY))).isEqualTo(ACTIVITY);
  }

  static Stream<Pause> pauses() {
    return Stream.of(
        new Pause.ByPerson("ann", Optional.empty(), Optional.empty()),
        new Pause.ByBreaker(3, Optional.of(T)),
        new Pause.ByBreaker(3, Optional.empty()),
        new Pause.ByBudget(T));
  }

  @ParameterizedTest
  @MethodSource("pauses")
  void keepsEveryKindOfPauseAsItIs(Pause pause) {
    Serde<Activity> serde = StateSerdes.activities();
    Activity paused = ACTIVITY.with(ACTIVITY.standing().paused(pause));

    assertThat(serde.deserializer().deserialize("any", bytes(serde, paused))).isEqualTo(paused);
  }

  @Test
  void keepsADefinitionAsItIs() {
    Serde<Agent> serde = StateSerdes.agents();

    assertThat(serde.deserializer().deserialize("any", bytes(serde, AGENT))).isEqualTo(AGENT);
  }

  /**
   * {@code state/*.hex} was written by the release that first had that schema, and is never written
   * again.
   */
  @ParameterizedTest
  @CsvSource({"ActivityState-1", "AgentDefinition-1", "PreviousRun-1"})
  void readsWhatEarlierVersionsWrote(String recorded) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(resource("/state/" + recorded + ".hex").strip());

    Serde<?> serde =
        switch (recorded) {
          case "ActivityState-1" -> StateSerdes.activities();
          case "AgentDefinition-1" -> StateSerdes.agents();
          default -> StateSerdes.previousRuns();
        };

    assertThat(serde.deserializer().deserialize("any", bytes)).isIn(ACTIVITY, AGENT, PREVIOUS);
  }

  /**
   * A schema that changes needs a copy of the one before among the resources, or old state cannot
   * be read.
   */
  @Test
  void knowsTheSchemasItWrites() throws IOException {
    assertThat(canonical(new Schema.Parser().parse(resource("/state/ActivityState-1.avsc"))))
        .isEqualTo(canonical(ActivityState.getClassSchema()));
    assertThat(canonical(new Schema.Parser().parse(resource("/state/AgentDefinition-1.avsc"))))
        .isEqualTo(canonical(AgentDefinition.getClassSchema()));
    assertThat(canonical(new Schema.Parser().parse(resource("/state/PreviousRun-1.avsc"))))
        .isEqualTo(canonical(io.agentcron.contract.PreviousRun.getClassSchema()));
  }

  private static String canonical(Schema schema) {
    return SchemaNormalization.toParsingForm(schema);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(StateSerdesTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
