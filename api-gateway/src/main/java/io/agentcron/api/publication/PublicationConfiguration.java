package io.agentcron.api.publication;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How definitions are published.
 *
 * @param interval how long to wait for word of a change before looking, and after a failure
 * @param batch how many agents go into one transaction
 */
@ConfigurationProperties("agentcron.api.publication")
record PublicationConfiguration(
    @Bindable(defaultValue = "1s") Duration interval, @Bindable(defaultValue = "100") int batch) {}
