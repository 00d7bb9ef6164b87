package io.agentcron.scheduler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.scheduler.definition.CatchUp;
import io.agentcron.scheduler.definition.Rule;
import io.agentcron.scheduler.definition.Rule.State;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.SkipReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * A schedule that is edited at any time, with records that come late or not at all, a scheduler
 * that is down now and then or paused, and an API whose clock is not the scheduler's. Who owns
 * which instant is counted second by second, with no code of the engine.
 */
final class EditsPropertiesTest {
  private static final Instant START = Instant.parse("2026-11-21T10:00:30Z");

  @Property(tries = 300)
  void everyInstantGetsOneRowByTheRuleThatOwnsIt(@ForAll long seed) {
    World world = new World(new Random(seed));
    for (int step = 0; step < 80; step++) {
      world.step();
    }
    world.settle();

    List<Instant> rows = world.rows.stream().map(Row::nominalTime).toList();
    assertThat(rows).doesNotHaveDuplicates().containsAll(world.expected());
    assertThat(world.rows)
        .filteredOn(row -> !world.expected().contains(row.nominalTime()))
        .allSatisfy(
            row -> assertThat(world.owner(row.nominalTime()).from()).isAfter(row.newestKnown()));
    assertThat(world.rows).allSatisfy(world::isRight);
  }

  /** What became of a nominal time, and which edits the scheduler had seen by then. */
  private record Row(
      Instant nominalTime,
      Optional<SkipReason> skipped,
      Instant at,
      Instant newestKnown,
      List<EditedRule> known,
      boolean paused) {}

  /** The API, the topic and the scheduler. */
  private static final class World {
    final List<Row> rows = new ArrayList<>();

    private final Random random;
    private final Story story = new Story(START.toString());
    private final Duration skew;
    private final List<EditedRule> history = new ArrayList<>();
    private final List<Published> topic = new ArrayList<>();
    private List<EditedRule> known = List.of();
    private boolean paused;
    private long version;
    private long applied;
    private long confirmed;
    private Set<Instant> counted = Set.of();

    World(Random random) {
      this.random = random;
      this.skew = Duration.ofMillis(random.nextInt(-2_000, 2_000));
      edit(State.ENABLED);
      deliver(topic.size());
    }

    void step() {
      switch (random.nextInt(11)) {
        case 0, 1 -> edit(random.nextInt(4) > 0 ? State.ENABLED : State.DISABLED);
        case 2 -> publish();
        case 3 -> down();
        case 4 -> confirmed = random.nextBoolean() ? applied : confirmed;
        case 5 -> deliver(random.nextInt(topic.size() + 1));
        case 6 -> pass(random.nextInt(200));
        case 7 -> {
          paused = random.nextBoolean();
          var _ = story.pauseEverything(paused);
        }
        default -> pass(random.nextInt(40_000));
      }
      tick();
    }

    /** The schedule ends, and everything comes to rest. */
    void settle() {
      edit(random.nextBoolean() ? State.DISABLED : State.DELETED);
      deliver(topic.size());
      pass(60_000);
      tick();
      counted = Set.copyOf(count());
    }

    Set<Instant> expected() {
      return counted;
    }

    EditedRule owner(Instant time) {
      return history.reversed().stream()
          .filter(rule -> !rule.from().isAfter(time))
          .findFirst()
          .orElseThrow();
    }

    void isRight(Row row) {
      // A time is not decided before it has come, but for what will not be run any more.
      assertThat(row.skipped().isPresent() || !row.at().isBefore(row.nominalTime())).isTrue();
      EditedRule newest = row.known().getLast();
      if (row.skipped().isEmpty()) {
        assertThat(newest.fires()).isTrue();
        assertThat(row.paused()).isFalse();
      }
      row.skipped()
          .flatMap(World::said)
          .ifPresent(state ->
              assertThat(row.known())
                  .anyMatch(rule -> rule.from().isAfter(row.nominalTime()) && rule.is(state)));
      assertThat(row.skipped())
          .satisfiesAnyOf(
              reason -> assertThat(reason).isNotEqualTo(Optional.of(SkipReason.BLACKOUT)),
              _ -> assertThat(row.known()).anyMatch(rule -> rule.excludes(row.nominalTime())));
    }

    private static Optional<EditedRule.Mode> said(SkipReason reason) {
      return switch (reason) {
        case DISABLED -> Optional.of(EditedRule.Mode.DISABLED);
        case DELETED -> Optional.of(EditedRule.Mode.DELETED);
        case INVALID -> Optional.of(EditedRule.Mode.UNREADABLE);
        default -> Optional.empty();
      };
    }

    private List<Instant> count() {
      List<Instant> expected = new ArrayList<>();
      Instant end = history.getLast().from();
      for (Instant time = START.minusSeconds(10); time.isBefore(end); time = time.plusMillis(500)) {
        Instant instant = time;
        if (!instant.isBefore(history.getFirst().from()) && owner(instant).names(instant)) {
          expected.add(instant);
        }
      }
      return expected;
    }

    private void edit(State state) {
      Instant now = story.now().plus(skew);
      Instant from =
          history.isEmpty() || now.isAfter(history.getLast().from())
              ? now
              : history.getLast().from().plusMillis(1);
      version++;
      history.add(EditedRule.random(random, from, state, version));
      publish();
    }

    /** The record of now: the rule in force, and before it those that are not confirmed. */
    private void publish() {
      version++;
      List<EditedRule> rules =
          IntStream.range(0, history.size())
              .filter(i -> i == history.size() - 1 || history.get(i).version() > confirmed)
              .mapToObj(history::get)
              .toList();
      boolean forgotten =
          history.getLast().is(EditedRule.Mode.DELETED) && history.getLast().version() <= confirmed;
      topic.add(new Published(version, forgotten ? List.of() : rules));
    }

    /** The scheduler reads so many records, less those that the topic has compacted away. */
    private void deliver(int records) {
      for (int i = 0; i < records; i++) {
        Published record = topic.removeFirst();
        boolean compacted = !topic.isEmpty() && random.nextInt(3) == 0;
        if (!compacted) {
          applied = record.version();
          write(
              story.defined(
                  record.rules().isEmpty()
                      ? Story.agent(record.version())
                      : Story.agent(record.version(), schedule(record.rules()))));
          known = record.rules().isEmpty() ? known : merged(record.rules());
        }
      }
    }

    private List<EditedRule> merged(List<EditedRule> rules) {
      List<EditedRule> all = new ArrayList<>(known);
      rules.stream().filter(rule -> !all.contains(rule)).forEach(all::add);
      return all;
    }

    private Schedule schedule(List<EditedRule> rules) {
      Rule[] history = rules.stream().map(EditedRule::rule).toArray(Rule[]::new);
      List<CatchUp.Policy> policies = List.of(CatchUp.Policy.values());
      return Story.catchingUp(
          Story.schedule("s1", history),
          policies.get(random.nextInt(policies.size())),
          Duration.ofMinutes(2));
    }

    /** Meanwhile the world goes on; what was written is read before a clock is looked at. */
    private void down() {
      for (int i = random.nextInt(4); i > 0; i--) {
        pass(random.nextInt(100_000));
        if (random.nextBoolean()) {
          edit(State.ENABLED);
        }
      }
      var _ = story.awakes().restored();
      deliver(topic.size());
    }

    private void pass(int millis) {
      var _ = story.after(Duration.ofMillis(millis));
    }

    private void tick() {
      write(story.tick());
      while (!story.state().activity().runs().isEmpty()) {
        write(story.ended(story.state().activity().runs().getFirst().runId(), 1));
        write(story.tick());
      }
    }

    private void write(List<Output> outputs) {
      for (Output output : outputs) {
        if (output instanceof Event.RunDispatched(var run)) {
          row(run.origin().nominalTime().orElseThrow(), Optional.empty());
        } else if (output instanceof Event.RunSkipped(var origin, var reason, _)) {
          row(origin.nominalTime().orElseThrow(), Optional.of(reason));
        }
      }
    }

    private void row(Instant nominalTime, Optional<SkipReason> skipped) {
      rows.add(new Row(nominalTime, skipped, story.now(), known.getLast().from(), known, paused));
    }

    private record Published(long version, List<EditedRule> rules) {}
  }
}
