package io.agentcron.scheduler.topology;

import java.time.Duration;

/**
 * How time passes for a task.
 *
 * @param interval from one look at the clock to the next; the floor of a fire's lateness
 * @param most decisions in one look, after which the transaction is committed: a batch without
 *     bound would outlive its transaction
 * @param stall a longer gap between two looks means that the process or the machine has slept
 */
record TickSettings(Duration interval, int most, Duration stall) {}
