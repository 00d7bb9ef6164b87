package io.agentcron.scheduler.definition;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What one attempt may use.
 *
 * @param timeout wall time, enforced by the executor; the scheduler only stands behind it
 * @param stallTimeout how long it may be silent
 */
public record RunLimits(
    OptionalInt maxTurns,
    OptionalLong maxBudgetMicroUsd,
    Duration timeout,
    Optional<Duration> stallTimeout) {}
