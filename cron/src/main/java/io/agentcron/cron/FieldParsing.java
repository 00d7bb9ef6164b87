package io.agentcron.cron;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One field of an expression, read into terms whose values are all in range, or why it was refused.
 */
sealed interface FieldParsing {

  /** What the field says. */
  record Terms(String text, List<Term> terms) implements FieldParsing {

    public Terms {
      terms = List.copyOf(terms);
    }

    /**
     * Whether the field is not restricted: it decides how the two day fields combine, and what
     * makes an interval.
     */
    boolean star() {
      return text.startsWith("*") || text.equals("?");
    }

    /** The values of a field that has nothing but ranges, the bit n being the value n. */
    long mask() {
      long mask = 0;
      for (Term term : terms) {
        if (!(term instanceof Term.Range range)) {
          throw new IllegalStateException("expected a value or a range, found " + term);
        }
        mask |= range.mask();
      }
      return mask;
    }
  }

  record Refused(CronError error) implements FieldParsing {}

  static FieldParsing parse(CronField field, String text) {
    if (text.equals("?") && field.isDay()) {
      return new Terms(text, List.of(new Term.Range(field.first(), field.last(), 1)));
    }
    List<Term> terms = new ArrayList<>();
    for (String item : text.split(",", -1)) {
      if (!field.admits(item)) {
        return refused(field, item, "is not understood", field.allowed());
      }
      Term term = TermParser.parse(field, item);
      Optional<Refused> problem = problem(field, item, term);
      if (problem.isPresent()) {
        return problem.get();
      }
      terms.add(term);
    }
    return new Terms(text, terms);
  }

  private static Optional<Refused> problem(CronField field, String item, Term term) {
    return switch (term) {
      case Term.Range range -> problem(field, item, range);
      case Term.LastDay(int daysBefore) ->
          daysBefore <= 30 ? Optional.empty() : outOfRange(field, item, "L-1 to L-30");
      case Term.LastWeekday() -> Optional.empty();
      case Term.NearestWeekday(int day) ->
          field.contains(day) ? Optional.empty() : outOfRange(field, item, "1W to 31W");
      case Term.NthWeekday(int weekday, int nth) -> {
        if (!field.contains(weekday)) {
          yield outOfRange(field, item, field.range() + " before the #");
        }
        yield 1 <= nth && nth <= 5
            ? Optional.empty()
            : outOfRange(field, item, "1 to 5 after the #");
      }
      case Term.LastOfWeekday(int weekday) ->
          field.contains(weekday)
              ? Optional.empty()
              : outOfRange(field, item, field.range() + " before the L");
    };
  }

  private static Optional<Refused> problem(CronField field, String item, Term.Range range) {
    if (!field.contains(range.from()) || !field.contains(range.to())) {
      return outOfRange(field, item, field.range());
    }
    if (range.step() < 1 || range.step() > field.last()) {
      return Optional.of(
          refused(field, item, "has a step out of range", "steps 1 to " + field.last()));
    }
    if (range.from() > range.to()) {
      String allowed = "ranges a-b with a before b, as in " + forwards(field, item, range);
      return Optional.of(refused(field, item, "runs backwards", allowed));
    }
    return Optional.empty();
  }

  /** The same values written forwards, as in "FRI-SUN,MON" for "FRI-MON". */
  private static String forwards(CronField field, String item, Term.Range range) {
    List<String> names = field.names();
    String[] ends = item.split("[-/]", -1);
    boolean named = !Character.isDigit(ends[0].charAt(0));
    // Sunday is both ends of the week, so what is left of a week after it begins on Monday.
    int restart = field == CronField.DAY_OF_WEEK ? 1 : field.first();
    String last =
        named ? names.get((field.last() - field.first()) % names.size()) : "" + field.last();
    String first = named ? names.get(restart - field.first()) : "" + restart;
    String head = range.from() == field.last() ? ends[0] : ends[0] + "-" + last;
    String tail = range.to() == restart ? ends[1] : first + "-" + ends[1];
    return range.to() < restart ? head : head + "," + tail;
  }

  private static Optional<Refused> outOfRange(CronField field, String item, String allowed) {
    return Optional.of(refused(field, item, "is out of range", allowed));
  }

  private static Refused refused(CronField field, String item, String problem, String allowed) {
    return new Refused(
        new CronError(
            field.label(),
            item,
            field.label() + " \"" + item + "\" " + problem + "; allowed: " + allowed));
  }
}
