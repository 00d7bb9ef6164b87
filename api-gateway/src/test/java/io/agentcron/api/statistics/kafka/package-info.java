/** The topology: on a driver with a clock that is turned by hand, and on a real Kafka. */
@NullMarked
package io.agentcron.api.statistics.kafka;

import org.jspecify.annotations.NullMarked;
