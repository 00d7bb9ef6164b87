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
    return times.inEveryHour() || new TimeDescription(times).isSeriesRoundTheClock();
  }

  private String text() {
    if (isSeriesRoundTheClock() && all.getFirst() == 0) {
      return "every " + span(step);
    }
    if (all.size() <= SHORT_LIST || (step == 0 && all.size() <= LONG_LIST)) {
      return "at " + Words.and(all.stream().map(this::clock).toList());
    }
    if (step > 0 && (!isSeriesRoundTheClock() || step > 3600)) {
      return "every "
          + span(step)
          + " from "
          + clock(all.getFirst())
          + " to "
          + clock(all.getLast());
    }
    if (!hasSeconds()) {
      return minutesOfHours();
    }
    String minutesOfDay = of(new TimesOfDay(1, times.minutes(), times.hours()));
    return minutesOfDay.equals("every minute")
        ? secondsOf("every minute")
        : minutesOfDay + ", " + secondsOf("the minute");
  }

  private boolean hasSeconds() {
    return times.seconds() != 1;
  }

  private boolean isSeriesRoundTheClock() {
    return all.size() > 2 && step * all.size() == LocalSchedule.SECONDS_PER_DAY;
  }

  private String minutesOfHours() {
    int even = Words.evenStep(minutes);
    if (even * minutes.size() == 60 && minutes.getFirst() == 0) {
      return "every " + span(even * 60) + " of " + hoursOfDay();
    }
    if (even > 0 && minutes.size() >= SERIES) {
      String series = minute(minutes.getFirst()) + " to " + minute(minutes.getLast());
      return "every " + span(even * 60) + " from " + series + " of " + hoursOfDay();
    }
    return "at "
        + Words.and(Words.ranges(minutes, TimeDescription::minute))
        + " past "
        + hoursOfDay();
  }

  private String hoursOfDay() {
    if (times.inEveryHour()) {
      return "every hour";
    }
    int even = Words.evenStep(hours);
    if (even > 1 && hours.size() >= SERIES) {
      String series = Words.twoDigits(hours.getFirst()) + " to " + Words.twoDigits(hours.getLast());
      return "every " + Words.ordinal(even) + " hour from " + series;
    }
    return (hours.size() == 1 ? "the hour " : "the hours ")
        + Words.and(Words.ranges(hours, Words::twoDigits));
  }

  private String secondsOf(String minute) {
    int even = Words.evenStep(seconds);
    if (even * seconds.size() == 60 && seconds.getFirst() == 0) {
      return "every " + span(even) + " of " + minute;
    }
    if (even > 0 && seconds.size() >= SERIES) {
      String series = seconds.getFirst() + " to " + seconds.getLast();
      return "every " + span(even) + " from second " + series + " of " + minute;
    }
    String list = Words.and(Words.ranges(seconds, Integer::toString));
    return (seconds.size() == 1 ? "at second " : "at seconds ") + list + " of " + minute;
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

  private String clock(int secondOfDay) {
    String minute = Words.twoDigits(secondOfDay / 3600) + minute(secondOfDay / 60 % 60);
    return hasSeconds() ? minute + minute(secondOfDay % 60) : minute;
  }

  private static String minute(int number) {
    return ":" + Words.twoDigits(number);
  }
}
