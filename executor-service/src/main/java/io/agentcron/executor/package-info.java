/**
 * The executor: takes work orders, runs agents, and tells what became of them. This package puts it
 * together. The annotation keeps its beans out of every other service's context on the same class
 * path.
 */
@Configuration
@Requires(property = "agentcron.service", value = "executor")
@NullMarked
package io.agentcron.executor;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
