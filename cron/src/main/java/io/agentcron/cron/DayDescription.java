package io.agentcron.cron;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Says in words on which days a schedule fires. */
final class DayDescription {

  private static final List<String> WEEKDAYS =
      List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  private static final List<String> ORDINALS =
      List.of("first", "second", "third", "fourth", "fifth");

  /** At least so many evenly spaced days are called "every nth". */
  private static final int SERIES = 5;

  private final DaysOfMonth daysOfMonth;
  private final DaysOfWeek daysOfWeek;
  private final Days days;

  private DayDescription(Days days) {
    this.days = days;
    daysOfMonth = days.daysOfMonth();
    daysOfWeek = days.daysOfWeek();
  }

  /** Empty for every day of the year. */
  static String of(Days days) {
    return new DayDescription(days).text();
  }

  /** Whether all days of the selected months are meant. */
  static boolean isEveryDay(Days days) {
    boolean everyDayOfMonth = days.daysOfMonth().selectsEveryDay();
    boolean everyDayOfWeek = days.daysOfWeek().selectsEveryDay();
    return days.eitherMayMatch()
        ? everyDayOfMonth || everyDayOfWeek
        : everyDayOfMonth && everyDayOfWeek;
  }

  private String text() {
    if (isEveryDay(days)) {
      return inMonths("");
    }
    if (daysOfMonth.selectsEveryDay()) {
      return onDaysOfWeek();
    }
    if (daysOfWeek.selectsEveryDay()) {
      return isDate() ? "on " + numbers().getFirst() + " " + months() : onDaysOfMonth(months());
    }
    String both =
        days.eitherMayMatch()
            ? onDaysOfMonth("the month") + " or " + dayOfWeek("any")
            : onDaysOfMonth("the month") + " if that is " + dayOfWeek("a");
    return inMonths(both + ", ");
  }

  private boolean isDate() {
    boolean hasSpecials =
        daysOfMonth.fromLast() != 0
            || daysOfMonth.nearestWeekday() != 0
            || daysOfMonth.lastWeekday();
    return Integer.bitCount(daysOfMonth.days()) == 1
        && Long.bitCount(days.months()) == 1
        && !hasSpecials;
  }

  private String onDaysOfMonth(String months) {
    List<String> words = new ArrayList<>();
    if (daysOfMonth.days() != 0) {
      words.add(plainDays(numbers()));
    }
    for (int before : Words.bits(daysOfMonth.fromLast())) {
      words.add(
          switch (before) {
            case 0 -> "the last day";
            case 1 -> "the day before the last day";
            default -> "the " + Words.ordinal(before) + " day before the last day";
          });
    }
    for (int index : Words.bits(daysOfMonth.nearestWeekday())) {
      words.add("the weekday nearest to day " + (index + 1));
    }
    if (daysOfMonth.lastWeekday()) {
      words.add("the last weekday");
    }
    return "on " + Words.and(words) + " of " + months;
  }

  private List<Integer> numbers() {
    return Words.bits((long) daysOfMonth.days() << 1);
  }

  private static String plainDays(List<Integer> days) {
    int step = Words.evenStep(days);
    if (step > 1 && days.size() >= SERIES) {
      return "every "
          + Words.ordinal(step)
          + " day from day "
          + days.getFirst()
          + " to "
          + days.getLast();
    }
    return (days.size() == 1 ? "day " : "days ") + Words.and(Words.ranges(days, Integer::toString));
  }

  private String onDaysOfWeek() {
    List<String> ordinals = ordinals();
    if (daysOfWeek.days() == 0) {
      return "on " + Words.and(ordinals) + " of " + months();
    }
    String text = weekdays().contains(" to ") ? weekdays() : "every " + weekdays();
    if (!ordinals.isEmpty()) {
      text += " and on " + Words.and(ordinals) + " of the month";
    }
    return inMonths(text + ", ");
  }

  /** One day of those in the day-of-week field, as in "any Monday or Friday". */
  private String dayOfWeek(String article) {
    List<String> words = new ArrayList<>();
    if (isRange(daysOfWeek.days())) {
      words.add(article + " day from " + weekdays());
    } else if (daysOfWeek.days() != 0) {
      words.add(
          article
              + " "
              + Words.or(weekdaysFromMonday().stream().map(DayDescription::weekday).toList()));
    }
    ordinals().forEach(ordinal -> words.add(ordinal + " of the month"));
    return Words.or(words);
  }

  private List<String> ordinals() {
    List<String> words = new ArrayList<>();
    for (int nth = 1; nth <= ORDINALS.size(); nth++) {
      for (int weekday : Words.bits(daysOfWeek.ordinal(nth))) {
        words.add("the " + ORDINALS.get(nth - 1) + " " + WEEKDAYS.get(weekday));
      }
    }
    for (int weekday : Words.bits(daysOfWeek.last())) {
      words.add("the last " + WEEKDAYS.get(weekday));
    }
    return words;
  }

  private String weekdays() {
    int mask = daysOfWeek.days();
    if (isRange(mask)) {
      int first = rangeStart(mask);
      return WEEKDAYS.get(first) + " to " + WEEKDAYS.get((first + Integer.bitCount(mask) - 1) % 7);
    }
    return Words.and(Words.ranges(weekdaysFromMonday(), DayDescription::weekday));
  }

  /** Weeks are told from Monday (1) to Sunday (7). */
  private List<Integer> weekdaysFromMonday() {
    int mask = daysOfWeek.days();
    return Words.bits((mask & ~1L) | ((mask & 1L) << 7));
  }

  private static String weekday(int number) {
    return WEEKDAYS.get(number % 7);
  }

  /** Whether these are at least three weekdays in a row, perhaps over the weekend, but not all. */
  private static boolean isRange(int weekdays) {
    return Integer.bitCount(weekdays) >= 3
        && weekdays != DaysOfWeek.ALL
        && IntStream.range(0, 7).filter(day -> startsRange(weekdays, day)).count() == 1;
  }

  private static int rangeStart(int weekdays) {
    return IntStream.range(0, 7).filter(day -> startsRange(weekdays, day)).findFirst().orElse(0);
  }

  private static boolean startsRange(int weekdays, int day) {
    return ((weekdays >>> day) & 1) == 1 && ((weekdays >>> ((day + 6) % 7)) & 1) == 0;
  }

  private String months() {
    if (days.months() == Days.ALL_MONTHS) {
      return "the month";
    }
    return isRangeOfMonths() ? "each month from " + monthNames() : monthNames();
  }

  private String inMonths(String rest) {
    if (days.months() == Days.ALL_MONTHS) {
      return rest.replaceFirst(", $", "");
    }
    return rest + (isRangeOfMonths() ? "from " : "in ") + monthNames();
  }

  private boolean isRangeOfMonths() {
    return Long.bitCount(days.months()) > 2 && Words.evenStep(Words.bits(days.months())) == 1;
  }

  private String monthNames() {
    return Words.and(Words.ranges(Words.bits(days.months()), month -> MONTHS.get(month - 1)));
  }
}
