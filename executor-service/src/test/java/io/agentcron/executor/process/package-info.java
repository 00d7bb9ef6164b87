/** Tests with real processes. */
@NullMarked
package io.agentcron.executor.process;

import org.jspecify.annotations.NullMarked;
