/**
 * The scheduler as seen through Kafka: commands go to {@code run-commands}, decisions come back on
 * {@code run-events}, which every instance tails so that it does not matter which one was asked.
 */
@NullMarked
package io.agentcron.api.commands.kafka;

import org.jspecify.annotations.NullMarked;
