package io.agentcron.executor.run;

/** Why an executor ends an attempt that would go on by itself. */
public sealed interface StopCause {

  /** Somebody does not want it any more. */
  record Cancelled(String by) implements StopCause {}

  /** It has used more than it may. */
  record OverLimit(Failure failure) implements StopCause {}

  /** This executor goes away. */
  record Shutdown() implements StopCause {}

  /** Nobody has heard from it for so long that the scheduler may be about to give it up. */
  record Fenced() implements StopCause {}
}
