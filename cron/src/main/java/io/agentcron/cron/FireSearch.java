package io.agentcron.cron;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps the local times of a schedule to instants of a zone. */
record FireSearch(LocalSchedule schedule, ZoneRules rules, DstPolicy dst) {

  /** Where a search finds nothing; later than any instant. */
  static final long NONE = Long.MAX_VALUE;

  /**
   * Vixie's limit: a larger jump is a change of the calendar, not of the clock, and what it skips
   * is gone.
   */
  private static final Duration LONG_GAP = Duration.ofHours(3);

  /** The calendar repeats after 400 years: what does not fire within them never does. */
  private static final long GREGORIAN_CYCLE_DAYS = 146_097;

  private static final long FIRST_SECOND =
      LocalDate.of(1, 1, 1).toEpochDay() * LocalSchedule.SECONDS_PER_DAY;
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  /** The first fire after an instant, in seconds since the epoch, or {@link #NONE}. */
  long next(Instant after) {
    long second = Math.max(after.getEpochSecond(), FIRST_SECOND);
    if (second > LAST_DAY * LocalSchedule.SECONDS_PER_DAY + LocalSchedule.SECONDS_PER_DAY) {
      return NONE;
    }
    ZoneOffset offset = rules.getOffset(Instant.ofEpochSecond(second));
    long local = second + offset.getTotalSeconds();
    long lastDay =
        Math.min(
            LAST_DAY, Math.floorDiv(local, LocalSchedule.SECONDS_PER_DAY) + GREGORIAN_CYCLE_DAYS);
    if (dst.overlap() == DstPolicy.Overlap.BOTH) {
      ZoneOffsetTransition overlap = overlapAt(local);
      if (overlap != null) {
        return nextInOverlap(overlap, offset, local, lastDay);
      }
    }
    return next(second, local + 1, lastDay);
  }

  /**
   * Whether a fire of this schedule stands for skipped local times, or has a local time that exists
   * twice.
   */
  DstEffect effect(Instant fire) {
    ZoneOffsetTransition latest = rules.previousTransition(fire.plusNanos(1));
    if (latest != null && latest.getInstant().equals(fire) && shifts(latest)) {
      long gapStart = localSecond(latest.getDateTimeBefore());
      if (schedule.hasTimeIn(gapStart, localSecond(latest.getDateTimeAfter()))) {
        return DstEffect.GAP;
      }
    }
    long local = fire.getEpochSecond() + rules.getOffset(fire).getTotalSeconds();
    return overlapAt(local) == null ? DstEffect.NONE : DstEffect.OVERLAP;
  }

  /** The first pass of an overlap continues with the second, whose local times begin anew. */
  private long nextInOverlap(
      ZoneOffsetTransition overlap, ZoneOffset offset, long local, long lastDay) {
    long end = localSecond(overlap.getDateTimeBefore());
    long from = local + 1;
    if (offset.equals(overlap.getOffsetBefore())) {
      long firstPass = schedule.next(from, lastDay);
      if (firstPass < end) {
        return firstPass - offset.getTotalSeconds();
      }
      from = localSecond(overlap.getDateTimeAfter());
    }
    long secondPass = schedule.next(from, lastDay);
    if (secondPass < end) {
      return secondPass - overlap.getOffsetAfter().getTotalSeconds();
    }
    return next(overlap.toEpochSecond(), end, lastDay);
  }

  /** Takes each local time at the first instant that has it. */
  private long next(long after, long from, long lastDay) {
    long local = from;
    while (true) {
      local = schedule.next(local, lastDay);
      if (local == LocalSchedule.NONE) {
        return NONE;
      }
      LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
      List<ZoneOffset> offsets = rules.getValidOffsets(time);
      if (offsets.isEmpty()) {
        ZoneOffsetTransition gap = rules.getTransition(time);
        if (shifts(gap)) {
          return gap.toEpochSecond();
        }
        local = localSecond(gap.getDateTimeAfter());
      } else {
        long fire = local - offsets.getFirst().getTotalSeconds();
        if (fire > after) {
          return fire;
        }
        // The search began in the second pass of an overlap; the first one has had this time.
        local = localSecond(rules.getTransition(time).getDateTimeBefore());
      }
    }
  }

  private boolean shifts(ZoneOffsetTransition transition) {
    return transition.isGap()
        && dst.gap() == DstPolicy.Gap.SHIFT
        && transition.getDuration().compareTo(LONG_GAP) < 0;
  }

  private @Nullable ZoneOffsetTransition overlapAt(long local) {
    ZoneOffsetTransition transition =
        rules.getTransition(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC));
    return transition != null && transition.isOverlap() ? transition : null;
  }

  private static long localSecond(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }
}
