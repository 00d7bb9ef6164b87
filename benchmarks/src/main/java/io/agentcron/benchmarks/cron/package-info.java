/** The cron engine, one call at a time: the next fire of common shapes, beside cron-utils. */
@NullMarked
package io.agentcron.benchmarks.cron;

import org.jspecify.annotations.NullMarked;
