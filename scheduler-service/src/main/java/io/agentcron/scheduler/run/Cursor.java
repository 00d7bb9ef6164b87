package io.agentcron.scheduler.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a schedule is decided: every nominal time up to {@code decided} has its row in the
 * journal.
 *
 * @param settled nominal times after {@code decided} that have their rows already: an edit came to
 *     the scheduler when it had gone further than that by the rule before
 * @param fires how many runs the schedule has requested by itself
 * @param told what the journal says of the rule in force, if that is that it names nothing
 */
public record Cursor(Instant decided, List<Instant> settled, long fires, Optional<Told> told) {

  /** Why a rule that is enabled names nothing; said once. */
  public enum Told {
    FINISHED,
    REFUSED
  }

  public Cursor {
    settled = List.copyOf(settled);
  }

  /** Of a new schedule: nothing before its first rule holds is owed. */
  public static Cursor startingAt(Instant from) {
    return new Cursor(from.minusMillis(1), List.of(), 0, Optional.empty());
  }

  public boolean hasRow(Instant nominalTime) {
    return !nominalTime.isAfter(decided) || settled.contains(nominalTime);
  }

  /** This nominal time has its row. */
  public Cursor decide(Instant nominalTime) {
    return hasRow(nominalTime) ? this : new Cursor(nominalTime, settled, fires, told);
  }

  /** The row of this nominal time is a run. */
  public Cursor fire(Instant nominalTime) {
    return hasRow(nominalTime) ? this : new Cursor(nominalTime, settled, fires + 1, told);
  }

  public Cursor telling(Optional<Told> changed) {
    return new Cursor(decided, settled, fires, changed);
  }

  /** What is after this instant is to be named anew, but for what has its row. */
  public Cursor back(Instant instant, List<Instant> rows) {
    return new Cursor(instant, rows, fires, told);
  }
}
