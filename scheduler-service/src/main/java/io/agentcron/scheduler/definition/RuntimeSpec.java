package io.agentcron.scheduler.definition;

/**
 * What runs the agent; the scheduler passes it on unread.
 *
 * @param options a JSON object
 */
public record RuntimeSpec(String type, String options) {}
