/** The decisions as tables and stories, with time turned by hand. */
@NullMarked
package io.agentcron.scheduler.decide;

import org.jspecify.annotations.NullMarked;
