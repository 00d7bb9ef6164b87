/** What the stores keep, and what they must be able to read for ever. */
@NullMarked
package io.agentcron.scheduler.wire;

import org.jspecify.annotations.NullMarked;
