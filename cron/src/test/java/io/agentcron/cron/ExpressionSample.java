package io.agentcron.cron;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A random expression together with its meaning, told by the calendar of java.time and not by the
 * engine under test.
 *
 * @param fixedTimes whether this is a fixed-time schedule, by the words of the policy
 */
record ExpressionSample(
    String text,
    Set<Integer> seconds,
    Set<Integer> minutes,
    Set<Integer> hours,
    Predicate<LocalDate> days,
    boolean fixedTimes) {

  private record Field(String text, Set<Integer> values) {}

  private record DayField(String text, Predicate<LocalDate> days) {}

  private static final List<String> WEEKDAYS =
      List.of("SUN", "Mon", "tue", "WED", "Thu", "fri", "SAT");
  private static final List<String> MONTHS =
      List.of("JAN", "feb", "Mar", "APR", "may", "jun", "JUL", "aug", "SEP", "oct", "Nov", "dec");

  static ExpressionSample fiveFields(Random random) {
    return sample(random, false);
  }

  static ExpressionSample sixFields(Random random) {
    return sample(random, true);
  }

  boolean fires(LocalDate date) {
    return days.test(date);
  }

  boolean fires(LocalTime time) {
    return hours.contains(time.getHour())
        && minutes.contains(time.getMinute())
        && seconds.contains(time.getSecond());
  }

  @Override
  public String toString() {
    return text;
  }

  private static ExpressionSample sample(Random random, boolean withSeconds) {
    Field second = withSeconds ? numbers(random, 0, 59) : new Field("0", Set.of(0));
    Field minute = numbers(random, 0, 59);
    Field hour = numbers(random, 0, 23);
    DayField dayOfMonth = oftenOpen(random, daysOfMonth(random));
    DayField dayOfWeek = oftenOpen(random, daysOfWeek(random));
    DayField month = random.nextInt(3) == 0 ? months(random) : new DayField("*", _ -> true);
    boolean anyStar = dayOfMonth.text().startsWith("*") || dayOfWeek.text().startsWith("*");
    Predicate<LocalDate> dayMatches =
        anyStar ? dayOfMonth.days().and(dayOfWeek.days()) : dayOfMonth.days().or(dayOfWeek.days());
    String five =
        String.join(
            " ", minute.text(), hour.text(), dayOfMonth.text(), month.text(), dayOfWeek.text());
    boolean interval =
        (withSeconds && second.text().startsWith("*"))
            || minute.text().startsWith("*")
            || hour.text().startsWith("*")
            || hour.values().size() == 24;
    return new ExpressionSample(
        withSeconds ? second.text() + " " + five : five,
        second.values(),
        minute.values(),
        hour.values(),
        month.days().and(dayMatches),
        !interval);
  }

  private static DayField oftenOpen(Random random, DayField field) {
    return random.nextInt(3) > 0 ? new DayField("*", _ -> true) : field;
  }

  private static Field numbers(Random random, int min, int max) {
    List<Field> items =
        IntStream.range(0, random.nextInt(4) == 0 ? 3 : 1)
            .mapToObj(_ -> item(random, min, max))
            .toList();
    return new Field(
        items.stream().map(Field::text).collect(Collectors.joining(",")),
        items.stream()
            .flatMap(item -> item.values().stream())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Field item(Random random, int min, int max) {
    int from = random.nextInt(min, max + 1);
    int to = random.nextInt(from, max + 1);
    int step = random.nextInt(1, max / 2);
    return switch (random.nextInt(7)) {
      case 0 -> new Field("*", values(min, max, 1));
      case 1 -> new Field("*/" + step, values(min, max, step));
      case 2 -> new Field(from + "-" + to, values(from, to, 1));
      case 3 -> new Field(from + "-" + to + "/" + step, values(from, to, step));
      case 4 -> new Field(from + "/" + step, values(from, max, step));
      case 5 -> new Field("0" + from, Set.of(from));
      default -> new Field("" + from, Set.of(from));
    };
  }

  private static Set<Integer> values(int from, int to, int step) {
    return IntStream.rangeClosed(from, to)
        .filter(value -> (value - from) % step == 0)
        .boxed()
        .collect(Collectors.toSet());
  }

  private static DayField months(Random random) {
    if (random.nextBoolean()) {
      int month = random.nextInt(12);
      return new DayField(MONTHS.get(month), date -> date.getMonthValue() == month + 1);
    }
    Field months = numbers(random, 1, 12);
    return new DayField(months.text(), date -> months.values().contains(date.getMonthValue()));
  }

  private static DayField daysOfMonth(Random random) {
    return list(random, () -> dayOfMonth(random));
  }

  private static DayField dayOfMonth(Random random) {
    int n = random.nextInt(1, 32);
    return switch (random.nextInt(7)) {
      case 0 -> new DayField("L", date -> date.equals(lastOf(date)));
      case 1 -> new DayField("L-" + (n - 1), date -> date.plusDays(n - 1).equals(lastOf(date)));
      case 2 -> new DayField("lw", date -> date.equals(nearestWeekday(lastOf(date))));
      case 3 ->
          new DayField(
              n + "W",
              date ->
                  n <= date.lengthOfMonth() && date.equals(nearestWeekday(date.withDayOfMonth(n))));
      default -> {
        Field field = numbers(random, 1, 31);
        yield new DayField(field.text(), date -> field.values().contains(date.getDayOfMonth()));
      }
    };
  }

  private static DayField daysOfWeek(Random random) {
    return list(random, () -> dayOfWeek(random));
  }

  private static DayField dayOfWeek(Random random) {
    int number = random.nextInt(8);
    DayOfWeek weekday = weekday(number);
    String name = random.nextBoolean() ? "" + number : WEEKDAYS.get(number % 7);
    int nth = random.nextInt(1, 6);
    int later = number % 7 == 0 ? random.nextInt(1, 7) : random.nextInt(number % 7 + 1, 8);
    return switch (random.nextInt(6)) {
      case 0 ->
          new DayField(
              name + "L", date -> date.equals(date.with(TemporalAdjusters.lastInMonth(weekday))));
      case 1 ->
          new DayField(
              name + "#" + nth,
              date -> date.equals(date.with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday))));
      case 2 -> new DayField(name, date -> date.getDayOfWeek() == weekday);
      case 3 -> {
        Set<DayOfWeek> days = weekdays(values(number % 7, later, 1));
        yield new DayField(WEEKDAYS.get(number % 7) + "-" + WEEKDAYS.get(later % 7), on(days));
      }
      default -> {
        Field field = item(random, 0, 7);
        yield new DayField(field.text(), on(weekdays(field.values())));
      }
    };
  }

  private static DayField list(Random random, Supplier<DayField> item) {
    List<DayField> items = new ArrayList<>(List.of(item.get()));
    if (random.nextInt(4) == 0) {
      items.add(item.get());
    }
    return new DayField(
        items.stream().map(DayField::text).collect(Collectors.joining(",")),
        date -> items.stream().anyMatch(field -> field.days().test(date)));
  }

  private static Set<DayOfWeek> weekdays(Set<Integer> numbers) {
    return numbers.stream().map(ExpressionSample::weekday).collect(Collectors.toSet());
  }

  private static DayOfWeek weekday(int number) {
    return DayOfWeek.of(number == 0 ? 7 : number);
  }

  private static Predicate<LocalDate> on(Set<DayOfWeek> days) {
    return date -> days.contains(date.getDayOfWeek());
  }

  private static LocalDate lastOf(LocalDate date) {
    return date.with(TemporalAdjusters.lastDayOfMonth());
  }

  private static LocalDate nearestWeekday(LocalDate wanted) {
    return IntStream.rangeClosed(1, wanted.lengthOfMonth())
        .mapToObj(wanted::withDayOfMonth)
        .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
        .min(
            Comparator.comparingInt(
                date -> Math.abs(date.getDayOfMonth() - wanted.getDayOfMonth())))
        .orElseThrow();
  }
}
