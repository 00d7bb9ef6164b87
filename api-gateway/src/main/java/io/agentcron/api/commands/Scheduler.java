package io.agentcron.api.commands;

import java.time.Duration;

/** Whoever decides about runs. */
public interface Scheduler {
  /**
   * Hands a command over and waits for the decision.
   *
   * @param patience how long to wait for the decision once the command is handed over
   */
  Answer ask(Command command, Duration patience) throws InterruptedException;
}
