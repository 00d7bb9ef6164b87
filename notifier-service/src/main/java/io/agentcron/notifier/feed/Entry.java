package io.agentcron.notifier.feed;

import io.agentcron.notifier.frame.Template;
import org.jspecify.annotations.Nullable;

/**
 * An event of the journal: what filters look at, and the frame that tells it.
 *
 * @param scheduleId null where the event is about no schedule
 * @param scheduleName null where the event is about no schedule
 * @param runId null where the event is about no run
 */
public record Entry(
    String type,
    String agentId,
    String agentName,
    String owner,
    @Nullable String scheduleId,
    @Nullable String scheduleName,
    @Nullable String runId,
    Template template) {}
