package io.agentcron.scheduler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Random lives of an agent: time that jumps, executors that start late, give back, die or speak out
 * of turn, edits, commands. The journal is a queue, as it is on the broker: what is written is read
 * back in that order, and executors write into it in between.
 */
final class SchedulerPropertiesTest {
  private static final Instant START = Instant.parse("2026-11-21T10:00:30Z");

  @Property(tries = 400)
  void everyNominalTimeGetsOneRowAndEveryRunOneEnd(@ForAll long seed) {
    World world = new World(new Random(seed));
    for (int step = 0; step < 300; step++) {
      world.step();
    }
    world.settle();

    assertThat(world.rows)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(world.expected());
    assertThat(world.ends.values()).allMatch(count -> count == 1);
    assertThat(world.ends.keySet()).isEqualTo(world.dispatched);
    assertThat(world.launchedForNothing).isEmpty();
    assertThat(world.story.state().activity().runs()).isEmpty();
  }

  /** The scheduler, its journal and some executors. */
  private static final class World {
    final Story story = new Story(START.toString());
    final List<Instant> rows = new ArrayList<>();
    final Set<String> dispatched = new HashSet<>();
    final Map<String, Integer> ends = new HashMap<>();
    final Set<String> launchedForNothing = new HashSet<>();

    private final Random random;
    private final Deque<Event.DeadlineReached> unread = new ArrayDeque<>();
    private final List<ActiveRun> orders = new ArrayList<>();
    private final Set<String> announced = new HashSet<>();
    private final List<Interval> enabled = new ArrayList<>();
    private long version = 1;
    private boolean isEnabled = true;
    private Instant enabledSince = START;
    private int runs;

    World(Random random) {
      this.random = random;
      write(story.defined(definition()));
    }

    void step() {
      switch (random.nextInt(12)) {
        case 0 -> pass(Duration.ofSeconds(random.nextInt(20)));
        case 1 -> pass(Duration.ofSeconds(60));
        case 2 -> pass(Duration.ofSeconds(random.nextInt(1_200)));
        case 3 -> sleep();
        case 4 -> toggle();
        case 5 -> write(story.trigger("manual-" + ++runs, version));
        case 6 -> write(story.cancelAll());
        case 7 -> readBack();
        default -> execute();
      }
      if (random.nextInt(4) > 0) {
        write(story.tick());
      }
      if (random.nextInt(3) > 0) {
        readBack();
      }
    }

    /** Nothing happens any more; what is open ends by its deadlines. */
    void settle() {
      if (isEnabled) {
        toggle();
      }
      for (int i = 0; i < 300 && (!story.state().activity().runs().isEmpty() || i < 3); i++) {
        pass(Duration.ofSeconds(30));
        write(story.tick());
        readBack();
      }
    }

    /** By counting minutes, with no code of the engine. */
    List<Instant> expected() {
      List<Instant> expected = new ArrayList<>();
      Instant minute = START.truncatedTo(ChronoUnit.MINUTES);
      while (!minute.isAfter(story.now())) {
        Instant time = minute;
        if (enabled.stream().anyMatch(it -> it.holds(time))) {
          expected.add(time);
        }
        minute = minute.plus(1, ChronoUnit.MINUTES);
      }
      return expected;
    }

    private void pass(Duration duration) {
      var _ = story.after(duration);
    }

    private void sleep() {
      pass(Duration.ofMinutes(random.nextInt(30)));
      var _ = story.awakes();
    }

    /**
     * Turns the schedule off or on; an edit is known at once or after a few ticks would have come.
     */
    private void toggle() {
      // The rule changes between two seconds, so that no nominal time stands on the edge.
      var _ = story.at(story.now().truncatedTo(ChronoUnit.SECONDS).plusMillis(500).toString());
      // What is due by the clock of the edit may be decided before it or be withdrawn by it: both
      // are rows.
      isEnabled = !isEnabled;
      if (isEnabled) {
        enabledSince = story.now();
      } else {
        enabled.add(new Interval(enabledSince, story.now()));
      }
      version++;
      write(story.defined(definition()));
    }

    private Agent definition() {
      Schedule schedule =
          Story.schedule(
              "s1", "* * * * *", (isEnabled ? enabledSince : story.now()).toString(), isEnabled);
      return Story.agent(version, schedule);
    }

    private void readBack() {
      while (!unread.isEmpty()) {
        write(story.readBack(unread.removeFirst()));
      }
    }

    /** An executor that has some order, fresh or stale, says something about it. */
    private void execute() {
      if (orders.isEmpty()) {
        return;
      }
      ActiveRun order = orders.get(orders.size() - 1 - random.nextInt(Math.min(3, orders.size())));
      String runId = order.runId();
      int dispatch = order.dispatch();
      if (announce(order)) {
        return;
      }
      switch (random.nextInt(5)) {
        case 0, 1 -> write(story.progressed(runId, dispatch));
        case 2 ->
            write(
                story.reported(
                    new Report.GivenBack(
                        runId,
                        1,
                        dispatch,
                        story.now(),
                        random.nextBoolean() ? Report.Launched.YES : Report.Launched.NO,
                        OptionalLong.empty())));
        default -> {
          boolean current =
              story
                  .state()
                  .activity()
                  .run(runId)
                  .filter(it -> it.isDispatch(1, dispatch))
                  .isPresent();
          write(story.ended(runId, dispatch));
          if (current) {
            ends.merge(runId, 1, Integer::sum);
          }
        }
      }
    }

    /**
     * As executors do: announce first, once, and launch only what was announced by {@code startBy}.
     */
    private boolean announce(ActiveRun order) {
      if (!announced.add(order.runId() + "/" + order.dispatch())) {
        return false;
      }
      boolean inTime = !story.now().isAfter(startBy(order));
      write(story.started(order.runId(), order.dispatch()));
      boolean stands =
          story
              .state()
              .activity()
              .run(order.runId())
              .filter(it -> it.isDispatch(1, order.dispatch()))
              .isPresent();
      if (inTime && !stands && !ends.containsKey(order.runId())) {
        launchedForNothing.add(order.runId());
      }
      return true;
    }

    private static Instant startBy(ActiveRun order) {
      return order.phase() instanceof Phase.Requested(var startBy, _) ? startBy : Instant.MIN;
    }

    private void write(List<Output> outputs) {
      for (Output output : outputs) {
        switch (output) {
          case Event.RunDispatched(var run) -> dispatched(run);
          case Event.RunSkipped(var origin, _, _) -> origin.nominalTime().ifPresent(rows::add);
          case Event.DeadlineReached reached -> unread.add(reached);
          case Event.RunCancelled cancelled -> ends.merge(cancelled.run().runId(), 1, Integer::sum);
          case Event.RunFailed(var run, _, _, var endsRun) -> {
            if (endsRun) {
              ends.merge(run.runId(), 1, Integer::sum);
            }
          }
          case Event.RunExpired expired -> ends.merge(expired.run().runId(), 1, Integer::sum);
          case Event.DefinitionApplied _,
              Event.RunQueued _,
              Event.RetryScheduled _,
              Event.AgentPaused _,
              Event.AgentResumed _,
              Event.BackfillAccepted _,
              Event.CommandDeferred _,
              Event.CommandResumed _,
              Event.CommandRejected _,
              Event.CancelRequested _,
              Event.ScheduleFinished _,
              Event.ScheduleRefused _,
              Output.Cancel _ -> {}
        }
      }
    }

    private void dispatched(ActiveRun run) {
      orders.add(run);
      dispatched.add(run.runId());
      if (run.dispatch() == 1) {
        run.origin().nominalTime().ifPresent(rows::add);
      }
      assertThat(story.state().activity().runs()).hasSizeLessThanOrEqualTo(1);
    }

    private record Interval(Instant from, Instant until) {
      boolean holds(Instant time) {
        return !time.isBefore(from) && time.isBefore(until);
      }
    }
  }
}
