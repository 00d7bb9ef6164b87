package io.agentcron.api.runs;

import java.time.Instant;

/**
 * The last run of a schedule that was not skipped.
 *
 * @param status of that run by now
 */
public record LastFire(Instant at, RunStatus status) {}
