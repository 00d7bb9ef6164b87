/**
 * What an executor decides, as functions of what it knows: whether to take an order, whether to
 * launch it after the announcement, when a heartbeat is due and when the fence falls, and what an
 * attempt's end means. Nothing here does anything, and time is always an argument.
 */
@NullMarked
package io.agentcron.executor.run;

import org.jspecify.annotations.NullMarked;
