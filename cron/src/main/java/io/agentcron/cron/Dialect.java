package io.agentcron.cron;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which expressions Agentcron accepts, and what they mean. */
final class Dialect {

  private static final int MAX_LENGTH = 256;
  private static final Map<String, String> NICKNAMES =
      Map.of(
          "@YEARLY", "0 0 1 1 *",
          "@ANNUALLY", "0 0 1 1 *",
          "@MONTHLY", "0 0 1 * *",
          "@WEEKLY", "0 0 * * 0",
          "@DAILY", "0 0 * * *",
          "@MIDNIGHT", "0 0 * * *",
          "@HOURLY", "0 * * * *");

  private Dialect() {}

  static CronParsing parse(String expression) {
    Optional<CronParsing> unsafe = refuseUnsafe(expression);
    if (unsafe.isPresent()) {
      return unsafe.get();
    }
    String text = expression.strip().toUpperCase(Locale.ROOT);
    if (!text.startsWith("@")) {
      return parseFields(text.isEmpty() ? List.of() : List.of(text.split(" +")));
    }
    String meaning = NICKNAMES.get(text);
    return meaning == null
        ? refused(
            text,
            "is not a known nickname; allowed: @hourly, @daily, @midnight, @weekly, @monthly, @yearly, @annually")
        : parseFields(List.of(meaning.split(" ")));
  }

  /**
   * What must not get any further: cron-utils is slow on long texts and blind to what cannot be
   * seen.
   */
  private static Optional<CronParsing> refuseUnsafe(String expression) {
    if (expression.length() > MAX_LENGTH) {
      String start = expression.substring(0, 16).replaceAll("[^ -~]", "?") + "...";
      return Optional.of(
          refused(
              start, "has " + expression.length() + " characters; allowed: at most " + MAX_LENGTH));
    }
    return expression
        .codePoints()
        .filter(character -> character < ' ' || character > '~')
        .mapToObj(character ->
            refused(
                "U+%04X".formatted(character),
                "is not allowed; allowed: printable ASCII characters"))
        .findFirst();
  }

  private static CronParsing parseFields(List<String> texts) {
    boolean hasSeconds = texts.size() == CronField.values().length;
    if (!hasSeconds && texts.size() != CronField.values().length - 1) {
      return refused(
          String.join(" ", texts),
          "has "
              + texts.size()
              + " fields; allowed: minute hour dayOfMonth month dayOfWeek, or second before these");
    }
    Iterator<String> six =
        (hasSeconds ? texts : Stream.concat(Stream.of("0"), texts.stream()).toList()).iterator();
    Map<CronField, FieldParsing.Terms> terms = new EnumMap<>(CronField.class);
    for (CronField field : CronField.values()) {
      switch (FieldParsing.parse(field, six.next())) {
        case FieldParsing.Terms read -> terms.put(field, read);
        case FieldParsing.Refused(CronError error) -> {
          return new CronParsing.Invalid(error);
        }
      }
    }
    return compile(String.join(" ", texts), hasSeconds, new Fields(terms));
  }

  private static CronParsing compile(String text, boolean hasSeconds, Fields fields) {
    String dayOfMonth = fields.get(CronField.DAY_OF_MONTH).text();
    String month = fields.get(CronField.MONTH).text();
    String dayOfWeek = fields.get(CronField.DAY_OF_WEEK).text();
    if (dayOfMonth.equals("?") && dayOfWeek.equals("?")) {
      return refused(
          CronField.DAY_OF_WEEK,
          "?",
          "leaves the day open twice; allowed: ? in one of the day fields");
    }
    LocalSchedule schedule = fields.schedule();
    if (!schedule.days().exist()) {
      return refused(
          CronField.DAY_OF_MONTH,
          dayOfMonth,
          "never comes with month \"%s\" and dayOfWeek \"%s\"; allowed: days that some year has"
              .formatted(month, dayOfWeek));
    }
    DstPolicy dst = fields.tellAnInterval() ? DstPolicy.OF_INTERVALS : DstPolicy.OF_FIXED_TIMES;
    return new CronParsing.Valid(new CronExpression(text, hasSeconds, schedule, dst));
  }

  private static CronParsing refused(CronField field, String value, String problem) {
    return refused(field.label(), value, problem);
  }

  private static CronParsing refused(String expression, String problem) {
    return refused("expression", expression, problem);
  }

  private static CronParsing refused(String field, String value, String problem) {
    return new CronParsing.Invalid(
        new CronError(field, value, field + " \"" + value + "\" " + problem));
  }
}
