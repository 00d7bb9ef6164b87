package io.agentcron.api.runs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why an agent is held.
 *
 * @param by who paused it
 * @param cause one word: a person, the breaker, the budget
 * @param until when it ends by itself, or is probed
 */
public record Pause(
    String by, String cause, @Nullable String note, Instant at, @Nullable Instant until) {}
