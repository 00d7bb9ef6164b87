package io.agentcron.scheduler.definition;

import java.time.Instant;
import java.util.Optional;

/**
 * When an agent runs.
 *
 * @param prompt instead of the agent's
 * @param inputs a JSON object, passed on unread
 * @param overlap instead of the agent's
 * @param effectiveFrom the rule, and whether it is enabled, hold from this instant on
 */
public record Schedule(
    String id,
    String name,
    Rule rule,
    boolean enabled,
    Optional<String> prompt,
    Optional<String> inputs,
    Optional<OverlapPolicy> overlap,
    Instant effectiveFrom) {}
