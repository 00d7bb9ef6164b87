package io.agentcron.scheduler.decide;

import java.time.Duration;

/**
 * The measures that decisions go by; one set for a whole cluster.
 *
 * @param startTimeout from a work order to its {@code startBy}
 * @param startMargin from {@code startBy} until the scheduler writes that it has passed
 * @param expiry from the decision to run until a run that nobody has started is given up
 * @param lease from a sign of life until the executor counts as lost; longer than its own fence and
 *     sweep
 * @param timeoutMargin from an attempt's timeout, which the executor enforces, until the scheduler
 *     ends the run by itself
 * @param budgetMarginMicroUsd what an attempt may cost beyond its limit: a runtime notices after
 *     the call that exceeds it
 * @param onTime a fire found later than this is caught up, by its schedule's policy
 */
public record Rules(
    Duration startTimeout,
    Duration startMargin,
    Duration expiry,
    Duration lease,
    Duration timeoutMargin,
    Duration onTime,
    long budgetMarginMicroUsd) {}
