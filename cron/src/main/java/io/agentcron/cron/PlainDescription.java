package io.agentcron.cron;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Says in words when something fires that is no cron expression. */
final class PlainDescription {

  private PlainDescription() {}

  /** "every hour", "every 90 minutes", "every 2 days and 3 hours". */
  static String every(Duration interval) {
    String words = Words.and(parts(interval));
    return "every " + (words.matches("1 \\w+") ? words.substring(2) : words);
  }

  /** "once, at 9 March 2026, 14:30 (Europe/Berlin)", with seconds where there are any. */
  static String at(ZonedDateTime time) {
    String minute = Words.twoDigits(time.getHour()) + ":" + Words.twoDigits(time.getMinute());
    String second = time.getSecond() == 0 ? "" : ":" + Words.twoDigits(time.getSecond());
    String month = time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    String date = time.getDayOfMonth() + " " + month + " " + time.getYear();
    return "once, at " + date + ", " + minute + second + " (" + time.getZone() + ")";
  }

  /** In one unit as long as people count on in it: 90 seconds, 90 minutes, 36 hours. */
  private static List<String> parts(Duration span) {
    if (span.toSeconds() < 120) {
      return span.toSeconds() == 60
          ? List.of("1 minute")
          : List.of(part(span.toSeconds(), "second"));
    }
    if (span.toMinutes() < 120 && span.toSecondsPart() == 0) {
      return span.toMinutes() == 60 ? List.of("1 hour") : List.of(part(span.toMinutes(), "minute"));
    }
    if (span.toHours() < 48 && span.toMinutesPart() + span.toSecondsPart() == 0) {
      return span.toHours() == 24 ? List.of("1 day") : List.of(part(span.toHours(), "hour"));
    }
    return Stream.of(
            part(span.toDays(), "day"),
            part(span.toHoursPart(), "hour"),
            part(span.toMinutesPart(), "minute"),
            part(span.toSecondsPart(), "second"))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static String part(long count, String unit) {
    return count == 0 ? "" : count + " " + unit + (count == 1 ? "" : "s");
  }
}
