package io.agentcron.executor.run;

/**
 * One request of a run. A run that nobody started is dispatched again under the next number, with
 * the same attempt.
 *
 * @param attempt from 1; counts what was announced
 * @param number from 1; counts the requests of the run
 */
public record Dispatch(String runId, int attempt, int number) {}
