package io.agentcron.cron.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.cron.rule.RuleText.Excluded;
import io.agentcron.cron.rule.RuleText.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class ScheduleRulePropertiesTest {
  private static final Instant START = Instant.parse("2026-10-20T00:00:00Z");

  @Property
  void delaysEachFireByNoMoreThanItsJitterAndNotUpToTheNext(@ForAll long seed) {
    Random random = new Random(seed);
    ScheduleRule rule = rules(random).rule();
    List<Instant> times = rule.times(START).limit(30).toList();

    List<Instant> fires = times.stream().map(time -> rule.fireTime("s" + seed, time)).toList();

    for (int i = 0; i < times.size(); i++) {
      assertThat(fires.get(i))
          .isBetween(times.get(i), times.get(i).plus(rule.jitter()))
          .isEqualTo(rule.fireTime("s" + seed, times.get(i)));
      if (i + 1 < times.size()) {
        assertThat(fires.get(i)).isBefore(times.get(i + 1));
      }
    }
  }

  @Property(tries = 20)
  void spreadsManySchedulesEvenlyOverTheJitter(@ForAll @IntRange(min = 1, max = 3600) int seconds) {
    ScheduleRule rule = Rules.cron("0 * * * *", "UTC").jitter(Duration.ofSeconds(seconds)).rule();
    int[] tenths = new int[10];

    IntStream.range(0, 10_000)
        .forEach(i -> {
          Instant fire = rule.fireTime("schedule-" + i, START);
          long delay = Duration.between(START, fire).toMillis();
          tenths[(int) (delay * 10 / (seconds * 1000L + 1))]++;
        });

    assertThat(Arrays.stream(tenths)).allMatch(count -> count > 850 && count < 1150);
  }

  @Property(tries = 20)
  void spreadsTheFiresOfOneScheduleToo(@ForAll @IntRange(max = 1_000_000) int schedule) {
    ScheduleRule rule = Rules.cron("0 * * * *", "UTC").jitter(Duration.ofMinutes(10)).rule();
    Set<Duration> delays = new HashSet<>();

    rule.times(START)
        .limit(1000)
        .forEach(time -> delays.add(Duration.between(time, rule.fireTime("s" + schedule, time))));

    assertThat(delays).hasSizeGreaterThan(980);
  }

  @Property
  void namesWhatItsTimetableNamesWithinItsBounds(@ForAll long seed) {
    Random random = new Random(seed);
    Rules rules = rules(random);
    Instant startAt = START.plusSeconds(random.nextInt(100_000));
    Instant endAt = startAt.plusSeconds(1 + random.nextInt(100_000));
    Instant after = START.plusSeconds(random.nextInt(200_000));
    ScheduleRule bounded = rules.between(startAt.toString(), endAt.toString()).rule();

    List<Instant> expected = new ArrayList<>();
    for (Optional<Instant> time = rules.rule().next(START.minusSeconds(1));
        time.isPresent() && time.get().isBefore(endAt);
        time = rules.rule().next(time.get())) {
      if (time.get().isAfter(after) && !time.get().isBefore(startAt)) {
        expected.add(time.get());
      }
    }

    assertThat(bounded.times(after)).containsExactlyElementsOf(expected);
  }

  @Property(tries = 200)
  void excludesTheMinutesThatAnExpressionNames(@ForAll long seed) {
    Random random = new Random(seed);
    String expression = expression(random);
    ScheduleRule excluding =
        Rules.cron("* * * * * *", "UTC").without(new Excluded.Cron(expression)).rule();
    Set<Instant> minutes = new HashSet<>();
    Rules.cron(expression, "UTC")
        .rule()
        .times(START.minusSeconds(1))
        .takeWhile(time -> time.isBefore(START.plus(3, ChronoUnit.DAYS)))
        .forEach(minutes::add);

    for (int i = 0; i < 1000; i++) {
      Instant time = START.plusSeconds(random.nextInt(3 * 86_400));
      assertThat(excluding.isExcluded(time))
          .isEqualTo(minutes.contains(time.truncatedTo(ChronoUnit.MINUTES)));
    }
  }

  @Property(tries = 200)
  void excludesTheDaysBetweenTwoDates(@ForAll long seed) {
    Random random = new Random(seed);
    LocalDate from = LocalDate.ofInstant(START, ZoneOffset.UTC).plusDays(random.nextInt(10));
    LocalDate to = from.plusDays(random.nextInt(10));
    ScheduleRule rule =
        Rules.cron("* * * * *", "UTC")
            .without(new Excluded.Dates(from.toString(), to.toString()))
            .rule();
    Set<LocalDate> days = new HashSet<>(from.datesUntil(to.plusDays(1)).toList());

    for (int i = 0; i < 100; i++) {
      Instant time = START.plusSeconds(random.nextInt(30 * 86_400));
      assertThat(rule.isExcluded(time))
          .isEqualTo(days.contains(LocalDate.ofInstant(time, ZoneOffset.UTC)));
    }
  }

  private static Rules rules(Random random) {
    Timing timing =
        switch (random.nextInt(3)) {
          case 0 ->
              new Timing.Every(
                  Duration.ofSeconds(1 + random.nextInt(10_000)),
                  START.plusMillis(random.nextInt(1_000_000)));
          case 1 -> new Timing.At(START.plusMillis(random.nextInt(200_000_000)));
          default -> new Timing.Cron(expression(random));
        };
    return Rules.of(timing).jitter(Duration.ofMillis(random.nextInt(10_000_000)));
  }

  private static String expression(Random random) {
    String minute =
        random.nextBoolean() ? "*/" + (1 + random.nextInt(40)) : "" + random.nextInt(60);
    String hour =
        random.nextInt(3) > 0 ? "*" : random.nextInt(12) + "-" + (12 + random.nextInt(12));
    return minute + " " + hour + " * * *";
  }
}
