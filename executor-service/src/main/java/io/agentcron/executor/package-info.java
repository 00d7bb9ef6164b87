/** The executor: takes work orders, runs agents, and tells what became of them. */
@NullMarked
package io.agentcron.executor;

import org.jspecify.annotations.NullMarked;
