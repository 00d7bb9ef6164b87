/**
 * Reads {@code run-events} and {@code run-logs} into the history. Which instance reads which
 * partition is settled by a consumer group; how far it has been read, by the tables themselves.
 */
@NullMarked
package io.agentcron.api.runs.kafka;

import org.jspecify.annotations.NullMarked;
