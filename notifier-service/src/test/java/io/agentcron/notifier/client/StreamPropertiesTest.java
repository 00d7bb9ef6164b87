package io.agentcron.notifier.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Any interleaving of what threads, networks and clients may do ends well. */
class StreamPropertiesTest {

  @Property(tries = 10000)
  void everyClientGetsEveryEventThatItWantsOnceAndInOrder(
      @ForAll("stories") List<StreamWorld.Move> story) {
    StreamWorld world = new StreamWorld();

    story.forEach(world::play);
    world.playToTheEnd();

    for (StreamWorld.Person person : world.people()) {
      assertThat(person.got()).isEqualTo(world.wantedBy(person));
    }
  }

  @Provide
  Arbitrary<List<StreamWorld.Move>> stories() {
    Arbitrary<Integer> partition = Arbitraries.integers().between(0, StreamWorld.PARTITIONS - 1);
    Arbitrary<Integer> person = Arbitraries.integers().between(0, StreamWorld.PEOPLE - 1);
    Arbitrary<Integer> reader = Arbitraries.integers().between(0, StreamWorld.READERS - 1);
    Arbitrary<Integer> few = Arbitraries.integers().between(1, 6);
    Arbitrary<StreamWorld.Move> move =
        Arbitraries.frequencyOf(
            Tuple.of(
                4,
                partition.flatMap(it ->
                    Arbitraries.of(true, true, false)
                        .map(event -> new StreamWorld.Move.Append(it, event)))),
            Tuple.of(4, partition.map(StreamWorld.Move.ReadLive::new)),
            Tuple.of(4, reader.map(StreamWorld.Move.ReadForThoseBehind::new)),
            Tuple.of(2, person.map(StreamWorld.Move.Connect::new)),
            Tuple.of(1, person.map(StreamWorld.Move.Disconnect::new)),
            Tuple.of(
                1,
                person.flatMap(it ->
                    Arbitraries.of(true, false)
                        .map(odd -> new StreamWorld.Move.ChangeFilter(it, odd)))),
            Tuple.of(1, Arbitraries.just(new StreamWorld.Move.Tick())),
            Tuple.of(
                4,
                person.flatMap(it -> few.map(count -> new StreamWorld.Move.Receive(it, count)))));
    return move.list().ofMinSize(1).ofMaxSize(300);
  }
}
