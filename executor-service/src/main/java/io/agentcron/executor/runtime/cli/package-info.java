/**
 * Agents that are runs of other agent CLIs: one process each, whose lines of JSON say what it did.
 * What is particular to one of them is its dialect.
 */
@NullMarked
package io.agentcron.executor.runtime.cli;

import org.jspecify.annotations.NullMarked;
