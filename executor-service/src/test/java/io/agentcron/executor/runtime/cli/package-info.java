/** Tests of the other agent CLIs. */
@NullMarked
package io.agentcron.executor.runtime.cli;

import org.jspecify.annotations.NullMarked;
