/** Tests with real programs. */
@NullMarked
package io.agentcron.executor.runtime.command;

import org.jspecify.annotations.NullMarked;
