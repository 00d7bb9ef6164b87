package io.agentcron.api.scheduler;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether everything is held.
 *
 * @param version grows by one with each change
 */
public record GlobalPause(
    long version, boolean paused, Optional<String> note, Instant updatedAt, String updatedBy) {}
