/** A scheduler that people use today, at its best settings, for comparison on the same machine. */
@NullMarked
package io.agentcron.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
