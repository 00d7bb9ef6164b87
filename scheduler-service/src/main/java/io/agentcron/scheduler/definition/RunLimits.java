package io.agentcron.scheduler.definition;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What one attempt may use.
 *
 * @param timeout wall time, enforced by the executor; the scheduler only stands behind it
 */
public record RunLimits(OptionalInt maxTurns, OptionalLong maxBudgetMicroUsd, Duration timeout) {}
