/** Tests of the cron engine; none of them knows a clock, and their locale is Turkish. */
@NullMarked
package io.agentcron.cron;

import org.jspecify.annotations.NullMarked;
