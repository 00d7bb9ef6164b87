package io.agentcron.cron;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.cron.WalkedClock.Fire;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class SearchPropertiesTest {

  private static final Instant FIRST_START = Instant.parse("1973-01-01T00:00:00Z");
  private static final Instant LAST_START = Instant.parse("2060-01-01T00:00:00Z");

  /** Where a search starts: half of all starts are shortly before a transition of the zone. */
  record Start(ZoneId zone, Instant at) {}

  @Property(tries = 400)
  void agreesWithAClockWalkedMinuteByMinute(
      @ForAll("fiveFields") ExpressionSample sample,
      @ForAll("starts") Start start,
      @ForAll DstPolicy.Gap gap,
      @ForAll DstPolicy.Overlap overlap) {
    agrees(sample, start, new DstPolicy(gap, overlap), Duration.ofMinutes(1), Duration.ofDays(6));
  }

  @Property(tries = 200)
  void agreesUnderThePolicyThatTheExpressionImplies(
      @ForAll("fiveFields") ExpressionSample sample, @ForAll("starts") Start start) {
    DstPolicy dst =
        sample.fixedTimes()
            ? new DstPolicy(DstPolicy.Gap.SHIFT, DstPolicy.Overlap.FIRST)
            : new DstPolicy(DstPolicy.Gap.SKIP, DstPolicy.Overlap.BOTH);

    assertThat(compiled(sample).dstPolicy()).isEqualTo(dst);
    agrees(sample, start, dst, Duration.ofMinutes(1), Duration.ofDays(40));
  }

  @Property(tries = 100)
  void agreesWithAClockWalkedSecondBySecond(
      @ForAll("sixFields") ExpressionSample sample,
      @ForAll("starts") Start start,
      @ForAll DstPolicy.Gap gap,
      @ForAll DstPolicy.Overlap overlap) {
    agrees(sample, start, new DstPolicy(gap, overlap), Duration.ofSeconds(1), Duration.ofHours(30));
  }

  @Property(tries = 300)
  void agreesWithTheCalendarForYears(
      @ForAll("fiveFields") ExpressionSample sample, @ForAll("starts") Start start) {
    LocalDate from = LocalDate.ofInstant(start.at(), ZoneOffset.UTC);
    List<LocalDate> expected = from.datesUntil(from.plusYears(9)).filter(sample::fires).toList();

    List<LocalDate> found = new ArrayList<>();
    CronExpression expression = compiled(sample);
    Optional<Instant> fire = nextDay(expression, from);
    while (fire.isPresent()
        && LocalDate.ofInstant(fire.get(), ZoneOffset.UTC).isBefore(from.plusYears(9))) {
      LocalDate day = LocalDate.ofInstant(fire.get(), ZoneOffset.UTC);
      found.add(day);
      fire = nextDay(expression, day.plusDays(1));
    }

    assertThat(found).isEqualTo(expected);
  }

  @Property(tries = 1000)
  void increasesAndDoesNotDependOnWhereTheSearchStarts(
      @ForAll("anyFields") ExpressionSample sample,
      @ForAll("starts") Start start,
      @ForAll DstPolicy.Gap gap,
      @ForAll DstPolicy.Overlap overlap,
      @ForAll @LongRange(min = 0) long somewhere) {
    CronExpression expression = compiled(sample);
    DstPolicy dst = new DstPolicy(gap, overlap);
    Instant fire = start.at();
    for (int i = 0; i < 20; i++) {
      Optional<Instant> next = expression.next(fire, start.zone(), dst);
      Assume.that(next.isPresent());
      Duration distance = Duration.between(fire, next.get());
      Instant between = fire.plusNanos(Math.floorMod(somewhere, distance.toNanos()));

      assertThat(next.get()).isAfter(fire);
      assertThat(expression.next(between, start.zone(), dst)).isEqualTo(next);
      assertThat(expression.next(next.get().minusNanos(1), start.zone(), dst)).isEqualTo(next);
      fire = next.get();
    }
  }

  @Property(tries = 2000)
  void hasAnAnswerForEveryInstantInEveryZone(
      @ForAll("anyFields") ExpressionSample sample,
      @ForAll("zones") ZoneId zone,
      @ForAll Instant after,
      @ForAll DstPolicy.Gap gap,
      @ForAll DstPolicy.Overlap overlap) {
    Optional<Instant> next = compiled(sample).next(after, zone, new DstPolicy(gap, overlap));

    assertThat(next)
        .satisfiesAnyOf(
            none -> assertThat(none).isEmpty(),
            some -> assertThat(some.orElseThrow()).isAfter(after));
  }

  @Provide
  Arbitrary<ExpressionSample> fiveFields() {
    return Arbitraries.randomValue(ExpressionSample::fiveFields);
  }

  @Provide
  Arbitrary<ExpressionSample> sixFields() {
    return Arbitraries.randomValue(ExpressionSample::sixFields);
  }

  @Provide
  Arbitrary<ExpressionSample> anyFields() {
    return Arbitraries.oneOf(fiveFields(), sixFields());
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList()).map(ZoneId::of);
  }

  @Provide
  Arbitrary<Start> starts() {
    Arbitrary<Instant> anywhere =
        Arbitraries.longs()
            .between(FIRST_START.getEpochSecond(), LAST_START.getEpochSecond())
            .map(Instant::ofEpochSecond);
    Arbitrary<Duration> lead =
        Arbitraries.longs().between(-7_200, 100_000).map(Duration::ofSeconds);
    return Combinators.combine(zones(), anywhere, lead, Arbitraries.of(true, false))
        .as((zone, at, before, near) ->
            new Start(zone, near ? beforeTransition(zone, at, before) : at));
  }

  private static Instant beforeTransition(ZoneId zone, Instant at, Duration lead) {
    ZoneOffsetTransition transition = zone.getRules().nextTransition(at);
    return transition == null ? at : transition.getInstant().minus(lead);
  }

  /** Of all that a random expression can say, the one thing refused is days that never come. */
  private static CronExpression compiled(ExpressionSample sample) {
    CronParsing parsing = CronExpression.parse(sample.text());
    if (parsing instanceof CronParsing.Invalid(CronError error)) {
      assertThat(error.message()).contains("never comes");
    }
    Assume.that(parsing instanceof CronParsing.Valid);
    return ((CronParsing.Valid) parsing).expression();
  }

  private static Optional<Instant> nextDay(CronExpression expression, LocalDate from) {
    return expression.next(
        from.atTime(LocalTime.MIN).toInstant(ZoneOffset.UTC).minusNanos(1), ZoneOffset.UTC);
  }

  private static void agrees(
      ExpressionSample sample, Start start, DstPolicy dst, Duration tick, Duration window) {
    CronExpression expression = compiled(sample);
    Instant to = start.at().plus(window);

    List<Fire> found = new ArrayList<>();
    Optional<Instant> fire = expression.next(start.at(), start.zone(), dst);
    while (fire.isPresent() && !fire.get().isAfter(to)) {
      found.add(new Fire(fire.get(), expression.dstEffect(fire.get(), start.zone(), dst)));
      fire = expression.next(fire.get(), start.zone(), dst);
    }

    assertThat(found).isEqualTo(WalkedClock.fires(sample, start.zone(), dst, tick, start.at(), to));
  }
}
