/**
 * One client's conversation and stream, and all clients together. Threads of Kafka readers, of the
 * network and of the pulse meet here; nothing in here waits for any of them.
 */
@NullMarked
package io.agentcron.notifier.client;

import org.jspecify.annotations.NullMarked;
