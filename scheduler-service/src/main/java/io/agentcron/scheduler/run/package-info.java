/**
 * What is going on with an agent: its runs that have not ended, how far its schedules are decided.
 * Pure.
 */
@NullMarked
package io.agentcron.scheduler.run;

import org.jspecify.annotations.NullMarked;
