/**
 * The edge: who may come in, frames out by WebSocket and as server-sent events, health, metrics.
 */
@NullMarked
package io.agentcron.notifier.http;

import org.jspecify.annotations.NullMarked;
