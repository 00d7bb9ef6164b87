/** Tests of forecast and audit. */
@NullMarked
package io.agentcron.cron.audit;

import org.jspecify.annotations.NullMarked;
