/** The topology under test drivers. */
@NullMarked
package io.agentcron.scheduler.topology;

import org.jspecify.annotations.NullMarked;
