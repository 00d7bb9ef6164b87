package io.agentcron.notifier.feed;

import io.agentcron.notifier.frame.Template;
import org.jspecify.annotations.Nullable;

/**
 * An event of the journal: what filters look at, and the frame that tells it.
 *
 * @param runId null where the event is about the agent
 */
public record Entry(
    String type, String agentId, String agentName, @Nullable String runId, Template template) {}
