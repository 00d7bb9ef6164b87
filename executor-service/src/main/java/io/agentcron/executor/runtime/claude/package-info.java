/**
 * Agents that are runs of the Claude Code CLI. Its stdout is read line by line into messages, which
 * are tallied for the metrics, rendered for the transcript, and judged when the process has ended.
 */
@NullMarked
package io.agentcron.executor.runtime.claude;

import org.jspecify.annotations.NullMarked;
