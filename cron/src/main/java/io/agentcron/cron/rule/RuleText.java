package io.agentcron.cron.rule;

import io.agentcron.cron.CronExpression;
import io.agentcron.cron.CronParsing;
import io.agentcron.cron.DstPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A rule as it is written down: kept, shown and compared as such, and not yet known to mean
 * anything.
 *
 * @param timezone an IANA name
 */
public record RuleText(
    Timing timing,
    String timezone,
    Optional<Instant> startAt,
    Optional<Instant> endAt,
    Duration jitter,
    List<Excluded> exclude) {

  /** Which of the three kinds of schedule it is. */
  public sealed interface Timing {

    /** The policies are empty where the expression decides. */
    record Cron(String expression, Optional<DstPolicy.Gap> gap, Optional<DstPolicy.Overlap> overlap)
        implements Timing {

      public Cron(String expression) {
        this(expression, Optional.empty(), Optional.empty());
      }
    }

    record Every(Duration interval, Instant anchor) implements Timing {}

    record At(Instant instant) implements Timing {}
  }

  /** What is written for an {@link Exclusion}. */
  public sealed interface Excluded {

    /** ISO 8601 dates, both included. */
    record Dates(String from, String to) implements Excluded {}

    record Cron(String expression) implements Excluded {}
  }

  public RuleText {
    exclude = List.copyOf(exclude);
  }

  /** Nothing but a cron expression. */
  public static RuleText cron(String expression, String timezone) {
    return new RuleText(
        new Timing.Cron(expression),
        timezone,
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO,
        List.of());
  }

  /** Never fails: what is no rule is answered with the reasons. */
  public RuleParsing parse() {
    return parse(CronExpression::parse);
  }

  /**
   * The same for who reads the same expressions again and again.
   *
   * @param expressions answers as {@link CronExpression#parse} would
   */
  public RuleParsing parse(Function<String, CronParsing> expressions) {
    return new RuleReader(expressions).read(this);
  }
}
