/**
 * Whether the gateway can do its job. It needs Postgres; without Kafka it goes on, and says what
 * lags.
 */
@NullMarked
package io.agentcron.api.health;

import org.jspecify.annotations.NullMarked;
