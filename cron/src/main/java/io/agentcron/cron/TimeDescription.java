package io.agentcron.cron;

import java.util.ArrayList;
import java.util.List;

/** Says in words at which times of day a schedule fires. */
final class TimeDescription {

  /** So many times are listed even where "every two hours from ... to ..." could be said. */
  private static final int SHORT_LIST = 4;

  /** So many times are listed where nothing shorter can be said. */
  private static final int LONG_LIST = 8;

  /** At least so many evenly spaced values are called "every n". */
  private static final int SERIES = 5;

  private final TimesOfDay times;
  private final List<Integer> seconds;
  private final List<Integer> minutes;
  private final List<Integer> hours;
  private final List<Integer> all;

  /** Seconds between neighbours, 0 if they differ. */
  private final int step;

  private TimeDescription(TimesOfDay times) {
    this.times = times;
    seconds = Words.bits(times.seconds());
    minutes = Words.bits(times.minutes());
    hours = Words.bits(times.hours());
    all = new ArrayList<>(seconds.size() * minutes.size() * hours.size());
    for (int time = times.first(); time != TimesOfDay.NONE; time = times.next(time + 1)) {
      all.add(time);
    }
    step = Words.evenStep(all);
  }

  static String of(TimesOfDay times) {
    return new TimeDescription(times).text();
  }

  /** Whether the times go on around the clock, so that "every day" would be one word too many. */
  static boolean isRoundTheClock(TimesOfDay times) {
    return times.inEveryHour() || new TimeDescription(times).fillsTheDay();
  }

  private String text() {
    if (fillsTheDay() && all.getFirst() == 0 && all.size() > 2) {
      return "every " + span(step);
    }
    if (all.size() <= SHORT_LIST || (step == 0 && all.size() <= LONG_LIST)) {
      return "at " + Words.and(all.stream().map(TimeDescription::clock).toList());
    }
    if (step > 0 && (!fillsTheDay() || step > 3600)) {
      return "every "
          + span(step)
          + " from "
          + clock(all.getFirst())
          + " to "
          + clock(all.getLast());
    }
    if (times.seconds() == 1) {
      return minutesOfHours();
    }
    return new TimeDescription(new TimesOfDay(1, times.minutes(), times.hours())).text()
        + ", "
        + secondsOfMinute();
  }

  private boolean fillsTheDay() {
    return (long) step * all.size() == LocalSchedule.SECONDS_PER_DAY;
  }

  private String minutesOfHours() {
    String text = hoursOfDay();
    if (minutes.size() == 60) {
      return "every minute of " + text;
    }
    int even = Words.evenStep(minutes);
    if (even * minutes.size() == 60 && minutes.getFirst() == 0) {
      return "every " + even + " minutes of " + text;
    }
    if (even > 0 && minutes.size() >= SERIES) {
      return "every %s from %s to %s of %s"
          .formatted(span(even * 60), minute(minutes.getFirst()), minute(minutes.getLast()), text);
    }
    return "at " + Words.and(Words.ranges(minutes, TimeDescription::minute)) + " past " + text;
  }

  private String hoursOfDay() {
    if (times.inEveryHour()) {
      return "every hour";
    }
    int even = Words.evenStep(hours);
    if (even > 1 && hours.size() >= SERIES) {
      return "every %s hour from %s to %s"
          .formatted(
              Words.ordinal(even),
              Words.twoDigits(hours.getFirst()),
              Words.twoDigits(hours.getLast()));
    }
    return (hours.size() == 1 ? "the hour " : "the hours ")
        + Words.and(Words.ranges(hours, Words::twoDigits));
  }

  private String secondsOfMinute() {
    if (seconds.size() == 60) {
      return "every second of the minute";
    }
    int even = Words.evenStep(seconds);
    if (even * seconds.size() == 60 && seconds.getFirst() == 0 && seconds.size() > 2) {
      return "every " + even + " seconds of the minute";
    }
    if (even > 0 && seconds.size() >= SERIES) {
      return "every %s from second %d to %d of the minute"
          .formatted(span(even), seconds.getFirst(), seconds.getLast());
    }
    return (seconds.size() == 1 ? "at second " : "at seconds ")
        + Words.and(Words.ranges(seconds, Integer::toString));
  }

  private static String span(int seconds) {
    if (seconds % 3600 == 0) {
      return seconds == 3600 ? "hour" : seconds / 3600 + " hours";
    }
    if (seconds % 60 == 0) {
      return seconds == 60 ? "minute" : seconds / 60 + " minutes";
    }
    return seconds == 1 ? "second" : seconds + " seconds";
  }

  private static String clock(int secondOfDay) {
    String minute = Words.twoDigits(secondOfDay / 3600) + minute(secondOfDay / 60 % 60);
    return secondOfDay % 60 == 0 ? minute : minute + minute(secondOfDay % 60);
  }

  private static String minute(int number) {
    return ":" + Words.twoDigits(number);
  }
}
