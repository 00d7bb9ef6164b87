/**
 * How fast the scheduler fires: a real broker and the measuring consumer in this process, the
 * scheduler in one of its own, as it is run in production.
 */
@NullMarked
package io.agentcron.benchmarks.fires;

import org.jspecify.annotations.NullMarked;
