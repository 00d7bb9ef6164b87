package io.agentcron.scheduler.run;

import java.util.Optional;

/**
 * The agent's last run that succeeded, as far as a later one may know of it.
 *
 * @param sessionId by which the runtime goes on where that run ended
 * @param output its answer, as the executor reported it
 */
public record PreviousRun(String runId, Optional<String> sessionId, Optional<String> output) {}
