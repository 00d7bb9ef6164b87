/**
 * The notifier: tells whoever listens what happened. It reads the journal and nothing else, and
 * keeps no state: where a client is, the client's cursor says. The annotation keeps the service's
 * beans out of every other service's context on the same class path.
 */
@Configuration
@Requires(property = "agentcron.service", value = "notifier")
@NullMarked
package io.agentcron.notifier;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
