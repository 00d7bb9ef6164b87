/**
 * The statistics as a Kafka Streams topology: one task per partition counts the runs of its agents,
 * exactly once, and answers queries from its own stores.
 */
@NullMarked
package io.agentcron.api.statistics.kafka;

import org.jspecify.annotations.NullMarked;
