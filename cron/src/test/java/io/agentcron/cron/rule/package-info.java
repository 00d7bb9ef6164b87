/** Tests of the rules of schedules. */
@NullMarked
package io.agentcron.cron.rule;

import org.jspecify.annotations.NullMarked;
