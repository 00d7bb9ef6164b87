package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Activity;
import io.agentcron.scheduler.run.Reservation;
import io.agentcron.scheduler.run.Standing;
import io.agentcron.scheduler.run.Terms;
import java.util.Optional;
import java.util.OptionalLong;

/** The cost of attempts, charged to the period in which it was set aside. */
final class Settlement {
  private Settlement() {}

  /** The attempt is over; a cost that nobody knows counts as all that was set aside. */
  static Activity settle(Activity activity, ActiveRun run, OptionalLong cost) {
    return charge(activity, run, cost).changeRun(run.runId(), ActiveRun::settled);
  }

  /** The attempt goes on under another dispatch, and keeps what is set aside for it. */
  static Activity charge(Activity activity, ActiveRun run, OptionalLong cost) {
    Optional<Reservation> reservation = run.terms().flatMap(Terms::reservation);
    if (reservation.isEmpty()) {
      return activity;
    }
    Standing standing = activity.standing();
    long charged = cost.orElse(reservation.get().microUsd());
    return charged == 0
        ? activity
        : activity.with(standing.with(standing.ledger().charge(reservation.get().day(), charged)));
  }
}
