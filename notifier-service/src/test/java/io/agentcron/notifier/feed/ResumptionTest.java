package io.agentcron.notifier.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResumptionTest {
  private static final UUID TOPIC = new UUID(1, 2);
  private static final Positions TAIL = Positions.of(TOPIC, 50, 60);

  @Test
  void aNewClientIsLiveFromNowOn() {
    assertThat(Resumption.of(new Start.Live(), TAIL))
        .isEqualTo(new Resumption(TAIL, false, Optional.empty()));
  }

  @Test
  void aClientMayAskForAllThatIsKept() {
    assertThat(Resumption.of(new Start.Earliest(), TAIL))
        .isEqualTo(new Resumption(Positions.of(TOPIC, 0, 0), true, Optional.empty()));
  }

  @Test
  void aClientGoesOnAtItsCursor() {
    Positions cursor = Positions.of(TOPIC, 7, 60);

    assertThat(Resumption.of(new Start.After(cursor), TAIL))
        .isEqualTo(new Resumption(cursor, false, Optional.empty()));
  }

  @Test
  void aCursorAheadOfThisNotifierIsAsGood() {
    Positions cursor = Positions.of(TOPIC, 51, 60);

    assertThat(Resumption.of(new Start.After(cursor), TAIL).positions()).isEqualTo(cursor);
  }

  @Test
  void partitionsThatWereAddedAreReadFromTheirStart() {
    assertThat(Resumption.of(new Start.After(Positions.of(TOPIC, 7)), TAIL))
        .isEqualTo(new Resumption(Positions.of(TOPIC, 7, 0), false, Optional.empty()));
  }

  @Test
  void aCursorOfAnotherIncarnationOfTheTopicGetsAllThatThisOneHas() {
    Positions cursor = Positions.of(new UUID(3, 4), 7, 60);

    assertThat(Resumption.of(new Start.After(cursor), TAIL))
        .isEqualTo(
            new Resumption(Positions.of(TOPIC, 0, 0), true, Optional.of(Resync.TOPIC_RECREATED)));
  }

  @Test
  void aCursorWithMorePartitionsThanTheTopicIsNotOfThisTopic() {
    Positions cursor = Positions.of(TOPIC, 7, 60, 1);

    assertThat(Resumption.of(new Start.After(cursor), TAIL).resync())
        .contains(Resync.TOPIC_RECREATED);
  }
}
