package io.agentcron.notifier.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.agentcron.notifier.feed.Seam.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeamTest {
  private static final UUID TOPIC = new UUID(1, 2);

  @ParameterizedTest(name = "needs {0}, is offered {1} to {2}: {3}")
  @CsvSource({
    "5, 5, 6, Deliver",
    "5, 4, 6, Deliver",
    "5, 3, 9, Deliver",
    "5, 4, 5, Ignore",
    "5, 0, 1, Ignore",
    "5, 6, 7, Hold",
  })
  void aClientTakesTheStepInWhichItsNextOffsetLies(
      long needed, long from, long to, String decision) {
    Step step = step(Positions.of(TOPIC, from, 0), to);

    assertThat(Seam.decide(Positions.of(TOPIC, needed, 0), step).getClass().getSimpleName())
        .isEqualTo(decision);
  }

  @Test
  void deliveringMovesTheClientInThatPartitionOnly() {
    Step step = step(Positions.of(TOPIC, 5, 70), 6);

    assertThat(Seam.decide(Positions.of(TOPIC, 5, 9), step))
        .isEqualTo(new Decision.Deliver(Positions.of(TOPIC, 6, 9)));
  }

  @Test
  void clientsThatAreLevelWithTheReaderShareItsPositions() {
    Step step = step(Positions.of(TOPIC, 5, 9), 6);

    assertThat(Seam.decide(Positions.of(TOPIC, 5, 9), step))
        .isInstanceOfSatisfying(
            Decision.Deliver.class, it -> assertThat(it.next()).isSameAs(step.after()));
  }

  @Test
  void ignoresWhatIsReadFromAnotherIncarnationOfTheTopic() {
    Step step = step(Positions.of(new UUID(3, 4), 5, 0), 6);

    assertThat(Seam.decide(Positions.of(TOPIC, 5, 0), step)).isInstanceOf(Decision.Ignore.class);
  }

  @Test
  void holdsWhatIsInAPartitionThatTheClientDoesNotKnowYet() {
    Positions before = Positions.of(TOPIC, 5, 0, 0);
    Step step = new Step(before, before.with(2, 1), 2, Optional.empty());

    assertThat(Seam.decide(Positions.of(TOPIC, 5, 0), step)).isInstanceOf(Decision.Hold.class);
  }

  /**
   * Whatever readers offer, in whatever order, what is taken covers the log without gap or double.
   */
  @Property
  void whatIsTakenIsContiguous(
      @ForAll @Size(max = 100) List<@IntRange(max = 19) Integer> froms,
      @ForAll @Size(max = 100) List<@IntRange(min = 1, max = 4) Integer> lengths) {
    Positions client = Positions.of(TOPIC, 3);
    List<Long> taken = new ArrayList<>();

    for (int i = 0; i < Math.min(froms.size(), lengths.size()); i++) {
      Step step = step(Positions.of(TOPIC, froms.get(i)), froms.get(i) + lengths.get(i));
      long needed = client.next(0);
      if (Seam.decide(client, step) instanceof Decision.Deliver(Positions next)) {
        assertThat(step.from()).isLessThanOrEqualTo(needed);
        for (long offset = needed; offset < next.next(0); offset++) {
          taken.add(offset);
        }
        client = next;
      }
    }

    List<Long> expected = new ArrayList<>();
    for (long offset = 3; offset < client.next(0); offset++) {
      expected.add(offset);
    }
    assertThat(taken).isEqualTo(expected);
  }

  @Test
  void aStepGoesAhead() {
    Positions here = Positions.of(TOPIC, 5);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Step(here, here, 0, Optional.empty()));
  }

  private static Step step(Positions before, long to) {
    return new Step(before, before.with(0, to), 0, Optional.empty());
  }
}
