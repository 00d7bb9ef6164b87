package io.agentcron.scheduler.decide;

/** What a decision writes: facts for the journal, and words to executors. */
public sealed interface Output permits Event, Output.Cancel {
  /** Whoever holds this dispatch of the run, or a lower one, ends it. */
  record Cancel(String runId, int attempt, int dispatch, String by) implements Output {}
}
