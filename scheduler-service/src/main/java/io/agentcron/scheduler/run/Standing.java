package io.agentcron.scheduler.run;

import java.util.Optional;

/**
 * What an agent's record lets it do.
 *
 * @param failures runs in a row that have failed through the agent's own fault
 * @param ledger what its runs have cost
 */
public record Standing(Optional<Pause> pause, int failures, Ledger ledger) {
  public static final Standing GOOD = new Standing(Optional.empty(), 0, Ledger.NONE);

  public Standing paused(Pause by) {
    return new Standing(Optional.of(by), failures, ledger);
  }

  /** The agent gets a new chance: what was before does not count any more. */
  public Standing resumed() {
    return new Standing(Optional.empty(), 0, ledger);
  }

  public Standing succeeded() {
    return new Standing(pause, 0, ledger);
  }

  public Standing failed() {
    return new Standing(pause, failures + 1, ledger);
  }

  public Standing with(Ledger changed) {
    return new Standing(pause, failures, changed);
  }
}
