package io.agentcron.scheduler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.Breaker;
import io.agentcron.scheduler.definition.Budget;
import io.agentcron.scheduler.definition.FailureKind;
import io.agentcron.scheduler.definition.OverlapPolicy;
import io.agentcron.scheduler.definition.Policies;
import io.agentcron.scheduler.definition.RetryPolicy;
import io.agentcron.scheduler.run.ActiveRun;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A random life of an agent: the scheduler with its journal, its stores and its clock, executors,
 * and people.
 */
final class World {
  private static final Instant START = Instant.parse("2026-11-21T22:00:30Z");

  final Story story = new Story(START.toString());
  final Witness witness;
  final Set<String> turnedAway = new HashSet<>();
  final Set<Instant> wantedBack = new HashSet<>();

  private final Random random;
  private final Policies policies;
  private final Executors executors;
  private final Deque<Event.DeadlineReached> unread = new ArrayDeque<>();
  private final List<Interval> enabled = new ArrayList<>();
  private long version = 1;
  private boolean isEnabled = true;
  private Instant edited = START;
  private Instant latest = START;
  private int asked;

  World(Random random) {
    this.random = random;
    this.policies = policies(random);
    this.executors = new Executors(random);
    this.witness = new Witness(policies);
    write(story.defined(definition()));
  }

  private static Policies policies(Random random) {
    OverlapPolicy overlap =
        switch (random.nextInt(4)) {
          case 0 -> new OverlapPolicy.Skip();
          case 1 -> new OverlapPolicy.Queue(1 + random.nextInt(3));
          case 2 -> new OverlapPolicy.Parallel(1 + random.nextInt(3));
          default -> new OverlapPolicy.Replace();
        };
    RetryPolicy retry =
        new RetryPolicy(
            1 + random.nextInt(3),
            Duration.ofSeconds(random.nextInt(90)),
            2,
            Duration.ofMinutes(2),
            Set.of(FailureKind.ERROR, FailureKind.EXECUTOR_LOST, FailureKind.RATE_LIMITED));
    Budget budget =
        new Budget(
            OptionalLong.of(1_000_000L * (1 + random.nextInt(9))),
            OptionalLong.empty(),
            "UTC",
            random.nextBoolean() ? Budget.OnExceeded.SKIP : Budget.OnExceeded.PAUSE);
    Breaker breaker =
        new Breaker(
            1 + random.nextInt(4),
            random.nextBoolean() ? Optional.of(Duration.ofMinutes(3)) : Optional.empty());
    return new Policies(
        overlap,
        retry,
        Optional.of(budget).filter(_ -> random.nextInt(3) == 0),
        Optional.of(breaker).filter(_ -> random.nextInt(3) == 0));
  }

  void step() {
    switch (random.nextInt(16)) {
      case 0 -> pass(random.nextInt(20));
      case 1, 2 -> pass(60);
      case 3 -> pass(random.nextInt(1_200));
      case 4 -> changeClock();
      case 5 -> toggle();
      case 6 -> write(story.trigger("manual-" + (asked += random.nextInt(2)), version));
      case 7 -> cancel();
      case 8 -> pause();
      case 9 -> backfill();
      case 10 -> crash();
      default -> executors.speak(story.now()).ifPresent(this::report);
    }
    if (random.nextInt(4) > 0) {
      tick();
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
    // The clock comes up again to where it has been, and to the last edit.
    Instant last = latest.isAfter(edited) ? latest : edited;
    pass((int) Duration.between(story.now(), last).toSeconds() + 1);
    write(story.pauseEverything(false).resume());
    for (int i = 0; i < 3_000 && (i < 3 || isBusy()); i++) {
      pass(30);
      tick();
      readBack();
      if (story.state().activity().standing().pause().isPresent()) {
        write(story.resume());
      }
    }
  }

  boolean isBusy() {
    return !story.state().activity().runs().isEmpty()
        || !story.state().activity().backfills().isEmpty();
  }

  /** By counting minutes, with no code of the engine. */
  List<Instant> expected() {
    return Stream.iterate(START.truncatedTo(ChronoUnit.MINUTES), it -> it.plusSeconds(60))
        .takeWhile(it -> !it.isAfter(story.now()))
        .filter(time -> enabled.stream().anyMatch(it -> it.holds(time)))
        .toList();
  }

  private void pass(int seconds) {
    var _ = story.after(Duration.ofSeconds(seconds));
    latest = story.now().isAfter(latest) ? story.now() : latest;
  }

  /** The machine sleeps, or its clock is set back. */
  private void changeClock() {
    if (random.nextBoolean()) {
      pass(60 * random.nextInt(30));
      var _ = story.awakes();
    } else {
      pass(-random.nextInt(90));
    }
  }

  /** Turns the schedule off or on, by the API's clock, which does not go back. */
  private void toggle() {
    Instant later = latest.isAfter(edited) ? latest : edited.plusSeconds(1);
    // Between two seconds, so that no nominal time stands on the edge.
    Instant now = later.truncatedTo(ChronoUnit.SECONDS).plusMillis(500);
    if (isEnabled) {
      enabled.add(new Interval(edited, now));
    }
    isEnabled = !isEnabled;
    edited = now;
    version++;
    write(story.defined(definition()));
  }

  private Agent definition() {
    return Story.spending(
        Story.agent(
            version, policies, Story.schedule("s1", "* * * * *", edited.toString(), isEnabled)));
  }

  private void cancel() {
    Optional<ActiveRun> run = story.state().activity().runs().stream().findFirst();
    write(
        run.isPresent() && random.nextBoolean()
            ? story.cancel(run.get().runId())
            : story.cancelAll());
  }

  private void pause() {
    switch (random.nextInt(4)) {
      case 0 ->
          write(
              story.pause(
                  Optional.of(story.now().plusSeconds(random.nextInt(600)))
                      .filter(_ -> random.nextBoolean())));
      case 1 -> story.pauseEverything(random.nextInt(3) == 0);
      default -> write(story.resume());
    }
  }

  private void backfill() {
    if (random.nextInt(4) == 0) {
      List<Instant> times =
          Stream.iterate(START.minusSeconds(3_600L * ++asked), it -> it.plusSeconds(60))
              .limit(1 + random.nextInt(3))
              .toList();
      List<Output> outputs = story.backfill("backfill-" + asked, "s1", times);
      write(outputs);
      if (outputs.getFirst() instanceof Event.BackfillAccepted) {
        wantedBack.addAll(times);
      }
    }
  }

  /** What was decided is not committed; the stores are read again, and time is looked at anew. */
  private void crash() {
    story.crashAfter(story::tick);
    var _ = story.awakes();
  }

  private void tick() {
    boolean wakes = story.dueAt().filter(at -> !at.isAfter(story.now())).isPresent();
    List<Output> outputs = story.tick();
    assertThat(wakes || outputs.isEmpty()).as("a timer wakes for %s", outputs).isTrue();
    write(outputs);
    assertThat(story.dueAt().filter(at -> !at.isAfter(story.now())))
        .as("a timer rings for nothing in %s", story.state())
        .isEmpty();
  }

  private void readBack() {
    while (!unread.isEmpty()) {
      write(story.readBack(unread.removeFirst()));
    }
  }

  private void report(Report report) {
    for (int times = random.nextInt(5) == 0 ? 2 : 1; times > 0; times--) {
      Optional<ActiveRun> current = story.state().activity().run(report.runId());
      if (Executors.endsItsRun(report, current)) {
        witness.ended(report.runId());
      }
      List<Output> outputs = story.reported(report);
      if (executors.isTurnedAway(report, current)
          && !witness.ends.containsKey(report.runId())
          && report.dispatch() == current.map(ActiveRun::dispatch).orElse(0)) {
        turnedAway.add(report.runId());
      }
      write(outputs);
    }
  }

  private void write(List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Event event) {
        witness.sees(event, story.state().activity(), story.now());
      }
      if (output instanceof Event.RunDispatched(var run)) {
        executors.receive(run, policies.retry().after(run.attempt()));
      }
      if (output instanceof Event.DeadlineReached reached) {
        unread.add(reached);
      }
    }
  }

  private record Interval(Instant from, Instant until) {
    boolean holds(Instant time) {
      return !time.isBefore(from) && time.isBefore(until);
    }
  }
}
