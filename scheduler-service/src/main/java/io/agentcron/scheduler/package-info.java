/**
 * The scheduler: when. Emits a work order at each fire time, exactly once, and watches over the
 * runs until they end. The annotation keeps the service's beans out of every other service's
 * context on the same class path.
 */
@Configuration
@Requires(property = "agentcron.service", value = "scheduler")
@NullMarked
package io.agentcron.scheduler;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
