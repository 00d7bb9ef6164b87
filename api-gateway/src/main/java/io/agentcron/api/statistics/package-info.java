/**
 * Statistics: runs counted once each, by how and when they ended, in quarters of an hour that add
 * up to any day in any time zone. Everything here is a value or a pure function; the Kafka Streams
 * topology that keeps the counts is in {@code kafka}.
 */
@NullMarked
package io.agentcron.api.statistics;

import org.jspecify.annotations.NullMarked;
