/**
 * What should happen, and whether it did: the fires that a schedule's rules promise over a range,
 * and the comparison of these with the journal.
 *
 * <p>Knows the rules and the journal only, nothing of the scheduler's state: who audits must not
 * believe whom he audits.
 */
@NullMarked
package io.agentcron.cron.audit;

import org.jspecify.annotations.NullMarked;
