package io.agentcron.cron.audit;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A fire that a schedule promises.
 *
 * @param fireTime the nominal time and its jitter
 * @param excluded it is skipped as a blackout
 * @param maxFires it takes place only if the schedule has fired less often than this before
 */
public record ExpectedFire(
    String scheduleId,
    Instant nominalTime,
    Instant fireTime,
    boolean excluded,
    OptionalLong maxFires) {}
