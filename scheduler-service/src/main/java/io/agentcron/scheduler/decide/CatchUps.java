package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.CatchUp;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.Cursor;
import io.agentcron.scheduler.run.SkipReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which fires are run when they are found late or while they are held, and when that is sure.
 *
 * @param onTime a fire found later than this is late
 * @param paused the agent's schedules are held
 * @param busy runs of the agent are going on
 */
record CatchUps(Duration onTime, boolean paused, boolean busy, Instant now) {

  /** What becomes of a fire. */
  sealed interface Verdict {
    record Run() implements Verdict {}

    record Skip(SkipReason reason, String message) implements Verdict {}
  }

  boolean isLate(Owed owed) {
    return lateness(owed).compareTo(onTime) > 0;
  }

  /** From when on there is a verdict, as things are now. */
  Instant decidableAt(Schedule schedule, Cursor cursor, Owed owed) {
    if (owed.fireTime().isAfter(now) || owed.withdrawn().isPresent() || owed.excluded()) {
      return owed.fireTime();
    }
    CatchUp catchUp = schedule.catchUp();
    Instant tooLate = owed.fireTime().plus(catchUp.maxLateness()).plusMillis(1);
    return switch (catchUp.policy()) {
      case NONE -> owed.fireTime();
      case LAST ->
          paused
              ? standIn(schedule, cursor, owed).filter(tooLate::isAfter).orElse(tooLate)
              : owed.fireTime();
      case ALL -> paused || (busy && isLate(owed)) ? tooLate : owed.fireTime();
    };
  }

  /** For a fire that is decidable now. */
  Verdict verdict(Schedule schedule, Cursor cursor, Owed owed) {
    if (owed.withdrawn().isPresent()) {
      return withdrawn(owed.withdrawn().get());
    }
    if (owed.excluded()) {
      return new Verdict.Skip(SkipReason.BLACKOUT, "Excluded by the schedule");
    }
    if (paused) {
      return new Verdict.Skip(SkipReason.PAUSED, "Came during a pause and is not caught up");
    }
    CatchUp catchUp = schedule.catchUp();
    if (lateness(owed).compareTo(catchUp.maxLateness()) > 0) {
      return late(owed, "at most %s is caught up".formatted(catchUp.maxLateness()));
    }
    if (!isLate(owed)) {
      return new Verdict.Run();
    }
    return switch (catchUp.policy()) {
      case NONE -> late(owed, "nothing is caught up");
      case ALL -> new Verdict.Run();
      case LAST ->
          standIn(schedule, cursor, owed).filter(at -> !at.isAfter(now)).isPresent()
              ? new Verdict.Skip(
                  SkipReason.SUPERSEDED,
                  "Found %s late; a later fire is run instead".formatted(lateness(owed)))
              : new Verdict.Run();
    };
  }

  /** When a later fire comes that can stand in for this one, as long as this one could be run. */
  private Optional<Instant> standIn(Schedule schedule, Cursor cursor, Owed owed) {
    Instant horizon = owed.fireTime().plus(schedule.catchUp().maxLateness());
    Optional<Owed> later = Owed.after(schedule, cursor, owed.nominalTime());
    while (later.isPresent() && !later.get().nominalTime().isAfter(horizon)) {
      if (later.get().withdrawn().isEmpty() && !later.get().excluded()) {
        return later.map(Owed::fireTime);
      }
      later = Owed.after(schedule, cursor, later.get().nominalTime());
    }
    return Optional.empty();
  }

  private Duration lateness(Owed owed) {
    return Duration.between(owed.fireTime(), now);
  }

  private Verdict late(Owed owed, String allowed) {
    return new Verdict.Skip(
        SkipReason.LATE, "Found %s late; %s".formatted(lateness(owed), allowed));
  }

  private static Verdict withdrawn(SkipReason reason) {
    return new Verdict.Skip(
        reason,
        switch (reason) {
          case DELETED -> "Deleted before the scheduler came to this time";
          case INVALID ->
              "The schedule was given a rule that cannot be read before the scheduler came to this"
                  + " time";
          default -> "Disabled before the scheduler came to this time";
        });
  }
}
