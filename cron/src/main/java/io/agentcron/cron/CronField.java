package io.agentcron.cron;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The fields of an expression: their names, their ranges, and the one pattern that an item of each
 * has to match.
 */
enum CronField {
  SECOND("second", 0, 59, "", ""),
  MINUTE("minute", 0, 59, "", ""),
  HOUR("hour", 0, 23, "", ""),
  DAY_OF_MONTH("dayOfMonth", 1, 31, "", "|L(?:-%2$s)?|LW|%2$sW"),
  MONTH("month", 1, 12, "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC", ""),
  DAY_OF_WEEK("dayOfWeek", 0, 7, "SUN|MON|TUE|WED|THU|FRI|SAT", "|%1$sL|%1$s#%2$s");

  /** Nine digits always fit an int. */
  private static final String NUMBER = "[0-9]{1,9}";

  private static final String PLAIN_FORMS = "(?:\\*|%1$s(?:-%1$s)?)(?:/%2$s)?";

  private final String label;
  private final int first;
  private final int last;
  private final String names;
  private final Pattern item;

  CronField(String label, int first, int last, String names, String specialForms) {
    this.label = label;
    this.first = first;
    this.last = last;
    this.names = names;
    String value = names.isEmpty() ? NUMBER : "(?:" + NUMBER + "|" + names + ")";
    this.item = Pattern.compile((PLAIN_FORMS + specialForms).formatted(value, NUMBER));
  }

  String label() {
    return label;
  }

  int first() {
    return first;
  }

  int last() {
    return last;
  }

  /** The names of the values, counted from {@link #first()}; empty where there are only numbers. */
  List<String> names() {
    return names.isEmpty() ? List.of() : List.of(names.split("\\|", -1));
  }

  boolean isDay() {
    return this == DAY_OF_MONTH || this == DAY_OF_WEEK;
  }

  boolean admits(String text) {
    return item.matcher(text).matches();
  }

  boolean contains(int value) {
    return first <= value && value <= last;
  }

  /** The values in words, as in "0 to 59". */
  String range() {
    return switch (this) {
      case SECOND, MINUTE, HOUR, DAY_OF_MONTH -> first + " to " + last;
      case MONTH -> "1 to 12 or JAN to DEC";
      case DAY_OF_WEEK -> "0 to 7 (0 and 7 are Sunday) or SUN to SAT";
    };
  }

  /** All that may stand in the field, in words. */
  String allowed() {
    String forms = range() + ", *, a-b, */n, a-b/n, a/n";
    return switch (this) {
      case SECOND, MINUTE, HOUR, MONTH -> forms + " and lists of these";
      case DAY_OF_MONTH -> forms + ", L, L-n, LW, nW and lists of these, or ?";
      case DAY_OF_WEEK -> forms + ", nL, n#k and lists of these, or ?";
    };
  }
}
