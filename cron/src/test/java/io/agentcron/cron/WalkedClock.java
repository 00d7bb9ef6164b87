package io.agentcron.cron;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds fires as a daemon would that never sleeps: it looks at the wall clock at every single tick,
 * and sees by its jumps what the clock skipped or showed before. Shares nothing with the engine
 * under test but the words of the policy.
 */
final class WalkedClock {

  record Fire(Instant at, DstEffect effect) {}

  /**
   * Longer than any overlap since 1973, so that a walk knows what its first day repeats and its
   * last day will repeat.
   */
  private static final Duration MARGIN = Duration.ofDays(1);

  private final ExpressionSample sample;
  private final ZoneId zone;
  private final DstPolicy dst;
  private final Duration tick;

  private WalkedClock(ExpressionSample sample, ZoneId zone, DstPolicy dst, Duration tick) {
    this.sample = sample;
    this.zone = zone;
    this.dst = dst;
    this.tick = tick;
  }

  static List<Fire> fires(
      ExpressionSample sample,
      ZoneId zone,
      DstPolicy dst,
      Duration tick,
      Instant after,
      Instant to) {
    return new WalkedClock(sample, zone, dst, tick).walk(after, to);
  }

  private List<Fire> walk(Instant after, Instant to) {
    List<Instant> shifted = new ArrayList<>();
    List<Instant> regular = new ArrayList<>();
    Set<LocalDateTime> repeated = new HashSet<>();
    Instant now = after.minus(MARGIN).truncatedTo(ChronoUnit.MINUTES);
    LocalDateTime shown = LocalDateTime.ofInstant(now, zone);
    LocalDateTime latest = shown;
    while (now.isBefore(to.plus(MARGIN))) {
      now = now.plus(tick);
      LocalDateTime expected = shown.plus(tick);
      shown = LocalDateTime.ofInstant(now, zone);
      if (shown.isAfter(expected)
          && dst.gap() == DstPolicy.Gap.SHIFT
          && missesFire(expected, shown)) {
        shifted.add(now);
      }
      boolean again = !shown.isAfter(latest);
      if (again) {
        repeated.add(shown);
      } else {
        latest = shown;
      }
      if (matches(shown) && !(again && dst.overlap() == DstPolicy.Overlap.FIRST)) {
        regular.add(now);
      }
    }
    Set<Instant> all = new HashSet<>(regular);
    all.addAll(shifted);
    return all.stream()
        .filter(at -> at.isAfter(after) && !at.isAfter(to))
        .sorted()
        .map(at -> new Fire(at, effect(at, shifted, repeated)))
        .toList();
  }

  private DstEffect effect(Instant at, List<Instant> shifted, Set<LocalDateTime> repeated) {
    if (shifted.contains(at)) {
      return DstEffect.GAP;
    }
    return repeated.contains(LocalDateTime.ofInstant(at, zone))
        ? DstEffect.OVERLAP
        : DstEffect.NONE;
  }

  private boolean missesFire(LocalDateTime from, LocalDateTime to) {
    if (Duration.between(from, to).compareTo(Duration.ofHours(3)) >= 0) {
      return false;
    }
    for (LocalDateTime skipped = from; skipped.isBefore(to); skipped = skipped.plus(tick)) {
      if (matches(skipped)) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(LocalDateTime time) {
    LocalDate date = time.toLocalDate();
    return sample.fires(time.toLocalTime()) && sample.fires(date);
  }
}
