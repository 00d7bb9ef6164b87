package io.agentcron.api.runs;

/** Why it failed, for programs and for people. */
public record Failure(FailureKind kind, String message) {}
