package io.agentcron.executor.process;

import io.agentcron.executor.run.Dispatch;

/**
 * The environment variable by which a run's processes are found wherever they have gone. It names
 * the executor too, so that another one on the same machine is never touched.
 *
 * @param value what the variable is, or begins with
 * @param whole whether it is all of it
 */
record Marker(String value, boolean whole) {
  static final String VARIABLE = "AGENTCRON_EXECUTION";

  /** Of the processes of one dispatch. */
  static Marker of(String executorId, Dispatch dispatch) {
    return new Marker(executorId + ":" + dispatch.runId() + ":" + dispatch.number(), true);
  }

  /** Of all processes that this executor has ever started. */
  static Marker ofAll(String executorId) {
    return new Marker(executorId + ":", false);
  }

  /** Whether this entry of an environment, {@code NAME=value}, is the marker. */
  boolean matches(String entry) {
    String wanted = VARIABLE + "=" + value;
    return whole ? entry.equals(wanted) : entry.startsWith(wanted);
  }
}
