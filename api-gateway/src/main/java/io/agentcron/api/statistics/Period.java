package io.agentcron.api.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How far statistics look back. */
public enum Period {
  /** The last 24 hours, in whole buckets: nothing that is older counts. */
  ROLLING_DAY("24h", 1),
  /** Today and the days before it. */
  WEEK("7d", 7),
  /** Today and the days before it. */
  MONTH("30d", 30);

  private final String word;
  private final int days;

  Period(String word, int days) {
    this.word = word;
    this.days = days;
  }

  public String word() {
    return word;
  }

  /** The period with this word, if there is one. */
  public static Optional<Period> of(String word) {
    return Arrays.stream(values()).filter(period -> period.word.equals(word)).findFirst();
  }

  /** What the period means now, with days as they are in a zone. */
  public Window window(Instant now, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    return switch (this) {
      case ROLLING_DAY -> {
        Instant dayAgo = now.minus(Duration.ofHours(24));
        Instant start = Bucket.startOf(dayAgo);
        Instant from = start.equals(dayAgo) ? start : start.plus(Bucket.WIDTH);
        yield new Window(from, now, LocalDate.ofInstant(from, zone), today, zone);
      }
      case WEEK, MONTH -> {
        LocalDate first = today.minusDays(days - 1L);
        yield new Window(first.atStartOfDay(zone).toInstant(), now, first, today, zone);
      }
    };
  }

  /** A stretch of time and the days that it touches. */
  public record Window(Instant from, Instant to, LocalDate first, LocalDate last, ZoneId zone) {
    List<LocalDate> days() {
      return first.datesUntil(last.plusDays(1)).toList();
    }

    LocalDate dayOf(Instant instant) {
      return LocalDate.ofInstant(instant, zone);
    }
  }
}
