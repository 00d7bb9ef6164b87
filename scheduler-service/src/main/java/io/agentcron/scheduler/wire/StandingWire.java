package io.agentcron.scheduler.wire;

import io.agentcron.scheduler.run.Ledger;
import io.agentcron.scheduler.run.Standing;
import io.agentcron.scheduler.state.AccountState;
import io.agentcron.scheduler.state.StandingState;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An agent's standing as the store has it, both ways. */
final class StandingWire {
  private StandingWire() {}

  static StandingState state(Standing standing) {
    return new StandingState(
        standing.pause().map(PauseWire::state).orElse(null),
        standing.failures(),
        accounts(standing.ledger().days()),
        accounts(standing.ledger().months()));
  }

  static Standing standing(StandingState state) {
    return new Standing(
        Optional.ofNullable(state.getPause()).map(PauseWire::pause),
        state.getFailures(),
        new Ledger(periods(state.getDays()), periods(state.getMonths())));
  }

  private static List<AccountState> accounts(SortedMap<LocalDate, Long> periods) {
    return periods.entrySet().stream()
        .map(it -> new AccountState(it.getKey(), it.getValue()))
        .toList();
  }

  private static SortedMap<LocalDate, Long> periods(List<AccountState> accounts) {
    SortedMap<LocalDate, Long> periods = new TreeMap<>();
    accounts.forEach(it -> periods.put(it.getFrom(), it.getMicroUsd()));
    return periods;
  }
}
