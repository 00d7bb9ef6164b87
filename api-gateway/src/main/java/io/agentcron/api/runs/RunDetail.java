package io.agentcron.api.runs;

import java.util.Optional;

/**
 * A run with what it was asked to do.
 *
 * @param prompt of the command, the schedule or the agent at the run's version, the first that has
 *     one; empty where the definition is not known here
 */
public record RunDetail(Run run, Optional<String> prompt) {}
