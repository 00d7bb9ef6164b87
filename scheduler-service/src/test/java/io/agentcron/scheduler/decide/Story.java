package io.agentcron.scheduler.decide;

import io.agentcron.cron.rule.RuleText;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.CatchUp;
import io.agentcron.scheduler.definition.FailureKind;
import io.agentcron.scheduler.definition.OverlapPolicy;
import io.agentcron.scheduler.definition.Policies;
import io.agentcron.scheduler.definition.RetryPolicy;
import io.agentcron.scheduler.definition.Rule;
import io.agentcron.scheduler.definition.Rule.State;
import io.agentcron.scheduler.definition.RunLimits;
import io.agentcron.scheduler.definition.RuntimeSpec;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Command;
import io.agentcron.scheduler.run.Overrides;
import io.agentcron.scheduler.run.Phase;
import io.agentcron.scheduler.wire.StateSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;

/**
 * One agent's life, decided and folded as the processor does it; the clock stands where the story
 * puts it.
 */
final class Story {
  static final End SUCCESS = new End.Success(Optional.empty(), Optional.empty());
  static final Rules RULES =
      new Rules(
          Duration.ofMinutes(1),
          Duration.ofSeconds(1),
          Duration.ofHours(1),
          Duration.ofSeconds(60),
          Duration.ofMinutes(1),
          Duration.ofSeconds(30),
          250_000);
  static final Duration TIMEOUT = Duration.ofMinutes(10);

  private final Decider decider = new Decider(RULES);
  private final Fold fold = new Fold(RULES);
  private AgentState state = AgentState.UNKNOWN;
  private Instant now;
  private Instant awakeSince;
  private final Map<String, Integer> attempts = new HashMap<>();
  private final List<Object> journal = new ArrayList<>();
  private boolean everythingIsPaused;
  private int commands;

  Story(String start) {
    now = Instant.parse(start);
    awakeSince = now;
  }

  static Agent agent(long version, Schedule... schedules) {
    return agent(version, Policies.NONE, schedules);
  }

  static Policies overlapping(OverlapPolicy overlap) {
    return new Policies(overlap, RetryPolicy.NEVER, Optional.empty(), Optional.empty());
  }

  static Agent agent(long version, Policies policies, Schedule... schedules) {
    return new Agent(
        "a1",
        version,
        false,
        "disk",
        "me",
        true,
        "look",
        new RuntimeSpec("command", "{}"),
        new RunLimits(OptionalInt.empty(), OptionalLong.empty(), TIMEOUT, Optional.empty()),
        List.of(schedules),
        policies,
        Instant.parse("2026-01-01T00:00:00Z"));
  }

  /** An attempt of it may cost 1 USD. */
  static Agent spending(Agent agent) {
    RunLimits limits = agent.limits();
    return new Agent(
        agent.id(),
        agent.version(),
        agent.deleted(),
        agent.name(),
        agent.owner(),
        agent.enabled(),
        agent.prompt(),
        agent.runtime(),
        new RunLimits(
            limits.maxTurns(), OptionalLong.of(1_000_000), limits.timeout(), limits.stallTimeout()),
        agent.schedules(),
        agent.policies(),
        agent.updatedAt());
  }

  static Agent deleted(long version, String at) {
    Agent agent = agent(version);
    return new Agent(
        agent.id(),
        version,
        true,
        agent.name(),
        agent.owner(),
        agent.enabled(),
        agent.prompt(),
        agent.runtime(),
        agent.limits(),
        List.of(),
        agent.policies(),
        Instant.parse(at));
  }

  static Schedule schedule(String id, String cron, String effectiveFrom) {
    return schedule(id, cron, effectiveFrom, true);
  }

  static Schedule schedule(String id, String cron, String effectiveFrom, boolean enabled) {
    return schedule(id, rule(cron, effectiveFrom, enabled ? State.ENABLED : State.DISABLED));
  }

  static Schedule schedule(String id, Rule... rules) {
    return new Schedule(
        id,
        "name of " + id,
        List.of(rules),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        CatchUp.DEFAULT);
  }

  static Rule rule(String cron, String effectiveFrom, State state) {
    return Rule.of(
        Instant.parse(effectiveFrom), state, RuleText.cron(cron, "UTC"), OptionalLong.empty());
  }

  static Schedule overlapping(Schedule schedule, OverlapPolicy overlap) {
    return new Schedule(
        schedule.id(),
        schedule.name(),
        schedule.rules(),
        schedule.prompt(),
        schedule.inputs(),
        Optional.of(overlap),
        schedule.catchUp());
  }

  static Schedule catchingUp(Schedule schedule, CatchUp.Policy policy, Duration maxLateness) {
    return new Schedule(
        schedule.id(),
        schedule.name(),
        schedule.rules(),
        schedule.prompt(),
        schedule.inputs(),
        schedule.overlap(),
        new CatchUp(policy, maxLateness));
  }

  Story at(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  Story after(Duration duration) {
    now = now.plus(duration);
    return this;
  }

  Story pauseEverything(boolean paused) {
    everythingIsPaused = paused;
    return this;
  }

  /** The scheduler was away until now. */
  Story awakes() {
    awakeSince = now;
    return this;
  }

  /** Its state is read from where it is kept. */
  Story restored() {
    state =
        new AgentState(
            state.agent().map(agent -> copy(StateSerdes.agents(), agent)),
            copy(StateSerdes.activities(), state.activity()),
            state.previous().map(it -> copy(StateSerdes.previousRuns(), it)));
    return this;
  }

  Instant now() {
    return now;
  }

  AgentState state() {
    return state;
  }

  ActiveRun onlyRun() {
    if (state.activity().runs().size() != 1) {
      throw new AssertionError("Expected one active run, found " + state.activity().runs());
    }
    return state.activity().runs().getFirst();
  }

  Instant startBy() {
    return startBy(onlyRun().runId());
  }

  Instant startBy(String runId) {
    if (state.activity().run(runId).orElseThrow().phase()
        instanceof Phase.Requested(var startBy, _)) {
      return startBy;
    }
    throw new AssertionError("Expected a run that waits for its start, found " + state);
  }

  List<Output> defined(Agent agent) {
    List<Output> outputs = new ArrayList<>(fold(decider.definition(state, agent)));
    for (List<Output> waiting = decider.waiting(state, moment());
        !waiting.isEmpty();
        waiting = decider.waiting(state, moment())) {
      outputs.addAll(fold(waiting));
    }
    return outputs;
  }

  List<Output> trigger(String runId, long minVersion) {
    return asked(
        new Command.TriggerRun(
            "c" + ++commands,
            minVersion,
            "ann",
            runId,
            Optional.empty(),
            Overrides.NONE,
            Optional.empty()));
  }

  List<Output> triggerAs(String scheduleId, String runId) {
    return asked(
        new Command.TriggerRun(
            "c" + ++commands,
            1,
            "ann",
            runId,
            Optional.of(scheduleId),
            Overrides.NONE,
            Optional.empty()));
  }

  List<Output> cancel(String runId) {
    return asked(new Command.CancelRun("c" + ++commands, 1, "ann", Optional.of(runId)));
  }

  List<Output> cancelAll() {
    return asked(new Command.CancelRun("c" + ++commands, 1, "ann", Optional.empty()));
  }

  List<Output> asked(Command command) {
    return fold(decider.command(state, command, moment()));
  }

  List<Output> reported(Report report) {
    List<Output> outputs = decider.report(state, report);
    journal.add(report);
    state = fold.apply(state, report);
    return fold(outputs);
  }

  List<Output> started(String runId, int dispatch) {
    return reported(
        new Report.Started(runId, attempt(runId, dispatch), dispatch, now, "executor-1"));
  }

  List<Output> progressed(String runId, int dispatch) {
    return reported(new Report.Progressed(runId, attempt(runId, dispatch), dispatch, now));
  }

  /** Successfully. */
  List<Output> ended(String runId, int dispatch) {
    return ended(runId, dispatch, SUCCESS);
  }

  List<Output> failed(String runId, int dispatch, FailureKind kind) {
    return ended(runId, dispatch, new End.Failure(kind, Optional.empty(), endsRun(runId, kind)));
  }

  List<Output> ended(String runId, int dispatch, End end) {
    return ended(runId, dispatch, end, OptionalLong.empty());
  }

  List<Output> ended(String runId, int dispatch, End end, OptionalLong cost) {
    return reported(new Report.Ended(runId, attempt(runId, dispatch), dispatch, now, end, cost));
  }

  List<Output> givenBack(String runId, int dispatch, Report.Launched launched) {
    return reported(
        new Report.GivenBack(
            runId, attempt(runId, dispatch), dispatch, now, launched, OptionalLong.empty()));
  }

  List<Output> pause(Optional<Instant> until) {
    return asked(new Command.PauseAgent("c" + ++commands, 1, "ann", Optional.of("wait"), until));
  }

  List<Output> resume() {
    return asked(new Command.ResumeAgent("c" + ++commands, 1, "ann", Optional.empty()));
  }

  List<Output> backfill(String commandId, String scheduleId, List<Instant> times) {
    return asked(new Command.BackfillSchedule(commandId, 1, "ann", scheduleId, times));
  }

  /** What the work order said of that dispatch. */
  private int attempt(String runId, int dispatch) {
    return attempts.getOrDefault(runId + "/" + dispatch, 1);
  }

  /** As executors do: by the work order. */
  private boolean endsRun(String runId, FailureKind kind) {
    ActiveRun run = state.activity().run(runId).orElseThrow();
    return !state.agent().orElseThrow().policies().retry().after(run.attempt()).contains(kind);
  }

  /** A deadline comes back from the journal now. */
  List<Output> readBack(Event.DeadlineReached event) {
    return reported(
        new Report.Deadline(
            event.run().runId(),
            event.run().attempt(),
            event.run().dispatch(),
            now,
            event.deadline()));
  }

  /** All that is due now. */
  List<Output> tick() {
    List<Output> outputs = new ArrayList<>();
    for (List<Output> due = decider.due(state, moment());
        !due.isEmpty();
        due = decider.due(state, moment())) {
      outputs.addAll(fold(due));
    }
    return outputs;
  }

  Optional<Instant> dueAt() {
    return decider.dueAt(state, moment());
  }

  private Moment moment() {
    return new Moment(now, awakeSince, everythingIsPaused);
  }

  /** The journal folded from its start. */
  AgentState folded() {
    AgentState folded = AgentState.UNKNOWN;
    for (Object entry : journal) {
      folded =
          switch (entry) {
            case Event event -> fold.apply(folded, event);
            case Report report -> fold.apply(folded, report);
            default -> throw new IllegalStateException("Neither event nor report: " + entry);
          };
    }
    return folded;
  }

  /** What is done is not committed, and the state is read as the stores have it. */
  void crashAfter(Supplier<List<Output>> deeds) {
    AgentState committed = state;
    int written = journal.size();
    var _ = deeds.get();
    journal.subList(written, journal.size()).clear();
    state =
        new AgentState(
            committed.agent().map(agent -> stored(StateSerdes.agents(), agent)),
            stored(StateSerdes.activities(), committed.activity()),
            committed.previous().map(it -> stored(StateSerdes.previousRuns(), it)));
  }

  private static <T> T stored(Serde<T> serde, T value) {
    return serde.deserializer().deserialize("any", serde.serializer().serialize("any", value));
  }

  private List<Output> fold(List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Event.RunDispatched(var run)) {
        attempts.put(run.runId() + "/" + run.dispatch(), run.attempt());
      }
      if (output instanceof Event event) {
        journal.add(event);
        state = fold.apply(state, event);
      }
    }
    return outputs;
  }

  private static <T> T copy(Serde<T> serde, T value) {
    return serde.deserializer().deserialize("any", serde.serializer().serialize("any", value));
  }
}
