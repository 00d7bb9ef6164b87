/**
 * Carries accepted orders from their announcement to their last report: one virtual thread each,
 * which asks {@link io.agentcron.executor.run} what to do next and does it. What it reports to and
 * what it runs are behind interfaces.
 */
@NullMarked
package io.agentcron.executor.attempt;

import org.jspecify.annotations.NullMarked;
