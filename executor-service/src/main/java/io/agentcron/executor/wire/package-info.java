/** Between the contract's records and the executor's own words; the only place that knows both. */
@NullMarked
package io.agentcron.executor.wire;

import org.jspecify.annotations.NullMarked;
