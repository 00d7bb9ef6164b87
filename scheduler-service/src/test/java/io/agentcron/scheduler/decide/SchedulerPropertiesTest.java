package io.agentcron.scheduler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Random lives of an agent: every policy, commands, time that jumps, crashes, executors that start
 * late, give back, die or speak out of turn. The journal is a queue, as it is on the broker: what
 * is written is read back in that order, and executors write into it in between.
 */
final class SchedulerPropertiesTest {
  @Property(tries = 400)
  void whateverHappensThePromisesAreKept(@ForAll long seed) {
    World world = new World(new Random(seed));
    for (int step = 0; step < 300; step++) {
      world.step();
    }
    world.settle();

    Witness witness = world.witness;
    assertThat(world.isBusy()).as("something is held for ever").isFalse();
    assertThat(witness.rows)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(world.expected());
    assertThat(witness.backfilled).isEqualTo(world.wantedBack);
    assertThat(witness.ends.values()).allMatch(count -> count == 1);
    assertThat(witness.ends.keySet()).isEqualTo(witness.begun);
    assertThat(world.turnedAway).isEmpty();
    assertThat(world.story.folded()).isEqualTo(world.story.state());
  }
}
