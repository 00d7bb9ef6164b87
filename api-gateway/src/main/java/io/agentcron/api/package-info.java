/**
 * The API gateway: what people and programs ask of Agentcron. Postgres holds the definitions and
 * the history; Kafka carries definitions and commands to the scheduler and brings back what
 * happened. The annotation keeps the service's beans out of every other service's context on the
 * same class path.
 */
@Configuration
@Requires(property = "agentcron.service", value = "api")
@NullMarked
package io.agentcron.api;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
