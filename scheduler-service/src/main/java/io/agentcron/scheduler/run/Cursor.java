package io.agentcron.scheduler.run;

import io.agentcron.scheduler.definition.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a schedule is decided: every nominal time up to {@code decided} has its row in the
 * journal.
 *
 * @param past rules that were replaced before all their times were decided, oldest first
 * @param from the rule in force owns the times from this instant on
 */
public record Cursor(Instant decided, List<PastRule> past, Instant from) {
  /**
   * A replaced rule, which owns the times in {@code [from, until)}.
   *
   * @param withdrawn why its times are only recorded, not run; empty where they are still owed
   */
  public record PastRule(
      Rule rule, String scheduleName, Instant from, Instant until, Optional<SkipReason> withdrawn) {

    private Optional<Instant> next(Instant decided) {
      return rule.next(later(decided, justBefore(from))).filter(time -> time.isBefore(until));
    }
  }

  /** A nominal time that is not decided yet, and the replaced rule that named it, if it was one. */
  public record Undecided(Instant nominalTime, Optional<PastRule> past) {}

  public Cursor {
    past = List.copyOf(past);
  }

  /** Of a new schedule: nothing before its rule holds is owed. */
  public static Cursor startingAt(Instant from) {
    return new Cursor(justBefore(from), List.of(), from);
  }

  /**
   * The next undecided nominal time; {@code current} is the rule in force, empty where none fires.
   */
  public Optional<Undecided> next(Optional<Rule> current) {
    for (PastRule replaced : past) {
      Optional<Instant> time = replaced.next(decided);
      if (time.isPresent()) {
        return Optional.of(new Undecided(time.get(), Optional.of(replaced)));
      }
    }
    return current
        .flatMap(rule -> rule.next(later(decided, justBefore(from))))
        .map(time -> new Undecided(time, Optional.empty()));
  }

  /** This nominal time has its row. */
  public Cursor decide(Instant nominalTime) {
    Instant now = later(decided, nominalTime);
    return new Cursor(now, past.stream().filter(rule -> rule.next(now).isPresent()).toList(), from);
  }

  /**
   * The rule in force ends before {@code at}; what it still owes is kept.
   *
   * @param current empty where no rule fires
   */
  public Cursor replace(
      Optional<Rule> current, String scheduleName, Instant at, Optional<SkipReason> withdrawn) {
    Stream<PastRule> owing =
        current
            .map(rule -> new PastRule(rule, scheduleName, from, at, withdrawn))
            .filter(rule -> rule.next(decided).isPresent())
            .stream();
    return new Cursor(decided, Stream.concat(past.stream(), owing).toList(), at);
  }

  private static Instant justBefore(Instant instant) {
    return instant.minusMillis(1);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
