package io.agentcron.cron.rule;

import io.agentcron.cron.CronError;
import io.agentcron.cron.CronExpression;
import io.agentcron.cron.CronParsing;
import io.agentcron.cron.DstPolicy;
import io.agentcron.cron.Timetable;
import io.agentcron.cron.rule.RuleParsing.RuleError;
import io.agentcron.cron.rule.RuleText.Excluded;
import io.agentcron.cron.rule.RuleText.Timing;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds out what one rule means, or all that is wrong with it. */
final class RuleReader {

  private final Function<String, CronParsing> expressions;
  private final List<RuleError> errors = new ArrayList<>();

  RuleReader(Function<String, CronParsing> expressions) {
    this.expressions = expressions;
  }

  RuleParsing read(RuleText text) {
    Optional<ZoneId> zone = zone(text.timezone());
    Optional<Timetable> timetable = timetable(text.timing(), zone.orElse(ZoneId.of("UTC")));
    List<Exclusion> exclusions = exclusions(text.exclude());
    checkBounds(text);
    checkJitter(text);
    return errors.isEmpty()
        ? new RuleParsing.Valid(
            new ScheduleRule(
                timetable.orElseThrow(),
                zone.orElseThrow(),
                text.startAt(),
                text.endAt(),
                exclusions,
                text.jitter()))
        : new RuleParsing.Invalid(errors);
  }

  private Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      refuse("timezone", name, "expected an IANA time zone, for example Europe/Berlin");
      return Optional.empty();
    }
  }

  private Optional<Timetable> timetable(Timing timing, ZoneId zone) {
    return switch (timing) {
      case Timing.Cron(String text, var gap, var overlap) ->
          expression("cron", text)
              .map(expression ->
                  new Timetable.Cron(
                      expression,
                      zone,
                      new DstPolicy(
                          gap.orElse(expression.dstPolicy().gap()),
                          overlap.orElse(expression.dstPolicy().overlap()))));
      case Timing.Every every -> every(every);
      case Timing.At(var instant) -> Optional.of(new Timetable.At(instant));
    };
  }

  private Optional<Timetable> every(Timing.Every every) {
    if (!Timetable.Every.isInterval(every.interval())) {
      refuse(
          "every",
          every.interval().toString(),
          "expected whole seconds, from PT1S to " + Timetable.Every.LONGEST);
      return Optional.empty();
    }
    return Optional.of(new Timetable.Every(every.interval(), every.anchor()));
  }

  private List<Exclusion> exclusions(List<Excluded> texts) {
    List<Exclusion> exclusions = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      exclusion("exclude[" + i + "]", texts.get(i)).ifPresent(exclusions::add);
    }
    return exclusions;
  }

  private Optional<Exclusion> exclusion(String field, Excluded text) {
    return switch (text) {
      case Excluded.Cron(String expression) ->
          expression(field + ".cron", expression).map(Exclusion.Cron::new);
      case Excluded.Dates(String from, String to) -> dates(field, from, to);
    };
  }

  private Optional<Exclusion> dates(String field, String from, String to) {
    Optional<LocalDate> first = date(field + ".from", from);
    Optional<LocalDate> last = date(field + ".to", to);
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    if (first.get().isAfter(last.get())) {
      refuse(field + ".to", to, "expected " + from + " or a later date");
      return Optional.empty();
    }
    return Optional.of(new Exclusion.Dates(first.get(), last.get()));
  }

  private Optional<LocalDate> date(String field, String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      refuse(field, text, "expected a date, for example 2026-12-24");
      return Optional.empty();
    }
  }

  private Optional<CronExpression> expression(String field, String text) {
    return switch (expressions.apply(text)) {
      case CronParsing.Valid(CronExpression expression) -> Optional.of(expression);
      case CronParsing.Invalid(CronError error) -> {
        refuse(field, text, error.message());
        yield Optional.empty();
      }
    };
  }

  private void checkBounds(RuleText text) {
    if (text.startAt().isPresent()
        && text.endAt().isPresent()
        && !text.startAt().get().isBefore(text.endAt().get())) {
      refuse(
          "endAt",
          text.endAt().get().toString(),
          "expected a time after startAt, which is " + text.startAt().get());
    }
  }

  private void checkJitter(RuleText text) {
    if (text.jitter().isNegative() || text.jitter().compareTo(ScheduleRule.MAX_JITTER) > 0) {
      refuse(
          "jitter",
          text.jitter().toString(),
          "expected a duration from PT0S to " + ScheduleRule.MAX_JITTER);
    }
  }

  private void refuse(String field, String value, String message) {
    errors.add(new RuleError(field, value, message));
  }
}
