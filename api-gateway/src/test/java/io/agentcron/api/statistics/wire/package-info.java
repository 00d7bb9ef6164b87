/** The state of the statistics, there and back. */
@NullMarked
package io.agentcron.api.statistics.wire;

import org.jspecify.annotations.NullMarked;
