package io.agentcron.cron;

/** Says in words what a compiled schedule does. */
final class Description {

  private Description() {}

  static String of(LocalSchedule schedule) {
    String times = TimeDescription.of(schedule.times());
    String days = DayDescription.of(schedule.days());
    if (DayDescription.isEveryDay(schedule.days())
        && !TimeDescription.isRoundTheClock(schedule.times())) {
      return times + ", every day" + (days.isEmpty() ? "" : " " + days);
    }
    return days.isEmpty() ? times : times + ", " + days;
  }
}
