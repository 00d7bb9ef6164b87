/** The cron engine: expressions in, instants out. */
@NullMarked
package io.agentcron.cron;

import org.jspecify.annotations.NullMarked;
