/**
 * What agents run on. A runtime is one implementation of {@link
 * io.agentcron.executor.runtime.AgentRuntime} in a package of its own; nothing else changes when
 * one is added. Runtimes start agents, say what they print and use, and how they ended; limits,
 * heartbeats, cancels and reports are not theirs.
 */
@NullMarked
package io.agentcron.executor.runtime;

import org.jspecify.annotations.NullMarked;
