/** The readers on a real Kafka. */
@NullMarked
package io.agentcron.api.runs.kafka;

import org.jspecify.annotations.NullMarked;
