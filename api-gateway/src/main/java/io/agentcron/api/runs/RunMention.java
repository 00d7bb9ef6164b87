package io.agentcron.api.runs;

import java.time.Instant;
import java.util.UUID;

/**
 * A run in a few words.
 *
 * @param at when it reached this status
 */
public record RunMention(UUID id, RunStatus status, Instant at) {}
