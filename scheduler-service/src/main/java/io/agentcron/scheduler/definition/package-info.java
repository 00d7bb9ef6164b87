/**
 * Agents and their schedules as the scheduler works by them: what is defined, not what is going on.
 * Pure.
 */
@NullMarked
package io.agentcron.scheduler.definition;

import org.jspecify.annotations.NullMarked;
