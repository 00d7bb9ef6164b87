package io.agentcron.api.runs;

/** Something that the journal says, about a run or about an agent. */
public sealed interface JournalEntry permits JournalEvent, AgentEvent {}
