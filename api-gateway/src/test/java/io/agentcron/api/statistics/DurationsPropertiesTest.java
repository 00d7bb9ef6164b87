package io.agentcron.api.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class DurationsPropertiesTest {
  static final long WEEK_MILLIS = 7L * 24 * 3_600_000;

  @Property(tries = 200)
  void everyQuantileIsWithinTheStatedErrorOfTheExactOne(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(max = WEEK_MILLIS) Long> millis,
      @ForAll int share) {
    double quantile = Math.floorMod(share, 101) / 100.0;
    // The sketch's own definition of a quantile: the value at this rank, rounded down.
    long exact = millis.stream().sorted().toList().get((int) (quantile * (millis.size() - 1)));

    Durations durations = sum(millis);

    assertThat((double) durations.quantile(quantile).orElseThrow().toMillis())
        .isCloseTo((double) exact, within(exact * Durations.RELATIVE_ERROR + 1));
  }

  @Property(tries = 200)
  void countAndAverageAreExact(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(max = WEEK_MILLIS) Long> millis) {
    Durations durations = sum(millis);

    long total = millis.stream().mapToLong(Long::longValue).sum();
    assertThat(durations.count()).isEqualTo(millis.size());
    assertThat(durations.average()).contains(Duration.ofMillis(total / millis.size()));
  }

  @Property(tries = 200)
  void addingUpInAnotherOrderGivesTheSame(
      @ForAll @Size(max = 20) List<@LongRange(max = WEEK_MILLIS) Long> some,
      @ForAll @Size(max = 20) List<@LongRange(max = WEEK_MILLIS) Long> others) {
    Durations oneWay = Durations.sum(List.of(sum(some), sum(others)));
    Durations otherWay = Durations.sum(List.of(sum(others), sum(some)));

    assertThat(oneWay.quantile(0.5)).isEqualTo(otherWay.quantile(0.5));
    assertThat(oneWay.quantile(0.95)).isEqualTo(otherWay.quantile(0.95));
    assertThat(oneWay.count()).isEqualTo(otherWay.count());
  }

  private static Durations sum(List<Long> millis) {
    return Durations.sum(millis.stream().map(Duration::ofMillis).map(Durations::of).toList());
  }
}
