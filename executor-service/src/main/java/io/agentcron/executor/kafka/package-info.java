/**
 * The executor's side of Kafka: work orders from a share group, cancels from their topic, reports
 * and transcripts to theirs. Orders are accepted here; what they mean is decided elsewhere.
 */
@NullMarked
package io.agentcron.executor.kafka;

import org.jspecify.annotations.NullMarked;
