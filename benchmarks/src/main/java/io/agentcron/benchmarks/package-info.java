/** The command line of the benchmarks. */
@NullMarked
package io.agentcron.benchmarks;

import org.jspecify.annotations.NullMarked;
