/** Tests of what all runtimes share. */
@NullMarked
package io.agentcron.executor.runtime;

import org.jspecify.annotations.NullMarked;
