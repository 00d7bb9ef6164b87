/** The scheduler as a whole: whether everything is held. */
@NullMarked
package io.agentcron.api.scheduler;

import org.jspecify.annotations.NullMarked;
