/** The connection to Kafka and the registry that every part of the gateway shares. */
@NullMarked
package io.agentcron.api.kafka;

import org.jspecify.annotations.NullMarked;
