/** The HTTP and WebSocket edge: who may come in, frames out and messages in, health and metrics. */
@NullMarked
package io.agentcron.notifier.websocket;

import org.jspecify.annotations.NullMarked;
