/**
 * The decisions: pure functions from what is defined, what is going on and the time, to what to
 * write. Nothing here reads a clock, keeps anything or knows how records travel. State changes only
 * by {@link io.agentcron.scheduler.decide.Fold folding} what was written.
 */
@NullMarked
package io.agentcron.scheduler.decide;

import org.jspecify.annotations.NullMarked;
