package io.agentcron.cron;

import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.constraint.FieldConstraints;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.value.FieldValue;
import com.cronutils.model.field.value.IntegerFieldValue;
import com.cronutils.model.field.value.SpecialChar;
import com.cronutils.parser.CronParserField;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The only place that knows cron-utils: turns one item of a field into a {@link Term}.
 *
 * <p>cron-utils is lenient ({@code 1-5/2/3}, {@code +5}) and throws several kinds of exception on
 * what it does not know, so it only sees items that {@link CronField#admits} let through.
 */
final class TermParser {

  private static final Pattern RANGE_TO_SUNDAY = Pattern.compile("(?<!^SUN)-SUN");

  private TermParser() {}

  static Term parse(CronField field, String item) {
    // cron-utils knows one number per name, but Sunday is 0 where a range starts and 7 where it
    // ends.
    String text =
        field == CronField.DAY_OF_WEEK ? RANGE_TO_SUNDAY.matcher(item).replaceFirst("-7") : item;
    return term(field, parser(field).parse(text).getExpression());
  }

  private static Term term(CronField field, FieldExpression tree) {
    return switch (tree) {
      case Always _ -> everyNth(field, 1);
      case Between between -> range(between, 1);
      case Every every -> stepped(field, every);
      case On on -> single(on);
      default -> throw unexpected(tree);
    };
  }

  private static Term stepped(CronField field, Every every) {
    int step = every.getPeriod().getValue();
    return switch (every.getExpression()) {
      case Always _ -> everyNth(field, step);
      case Between between -> range(between, step);
      case On on -> new Term.Range(on.getTime().getValue(), field.last(), step);
      default -> throw unexpected(every);
    };
  }

  private static Term everyNth(CronField field, int step) {
    return new Term.Range(field.first(), field.last(), step);
  }

  private static Term range(Between between, int step) {
    return new Term.Range(number(between.getFrom()), number(between.getTo()), step);
  }

  private static Term single(On on) {
    int value = on.getTime().getValue();
    int nth = on.getNth().getValue();
    return switch (on.getSpecialChar().getValue()) {
      case NONE -> new Term.Range(value, value, 1);
      case LW -> new Term.LastWeekday();
      case W -> new Term.NearestWeekday(value);
      case HASH -> new Term.NthWeekday(value, nth);
      // cron-utils says -1 for "none": "5L" has a value, "L-3" an nth, "L" neither.
      case L -> value >= 0 ? new Term.LastOfWeekday(value) : new Term.LastDay(Math.max(nth, 0));
      case QUESTION_MARK -> throw unexpected(on);
    };
  }

  private static int number(FieldValue<?> value) {
    if (value instanceof IntegerFieldValue number) {
      return number.getValue();
    }
    throw new IllegalStateException("expected a number at the end of a range, found " + value);
  }

  private static IllegalStateException unexpected(FieldExpression tree) {
    return new IllegalStateException(
        "expected a form that the field's pattern admits, found "
            + tree.getClass()
            + " "
            + tree.asString());
  }

  private static CronParserField parser(CronField field) {
    List<String> names = field.names();
    Map<String, Integer> values =
        IntStream.range(0, names.size())
            .boxed()
            .collect(Collectors.toMap(names::get, i -> field.first() + i));
    return new CronParserField(
        CronFieldName.valueOf(field.name()),
        new FieldConstraints(
            values, Map.of(), EnumSet.allOf(SpecialChar.class), field.first(), field.last(), true));
  }
}
