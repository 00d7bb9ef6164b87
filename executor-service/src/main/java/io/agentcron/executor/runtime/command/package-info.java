/** Agents that are plain programs: what they print is their answer, their exit status its worth. */
@NullMarked
package io.agentcron.executor.runtime.command;

import org.jspecify.annotations.NullMarked;
