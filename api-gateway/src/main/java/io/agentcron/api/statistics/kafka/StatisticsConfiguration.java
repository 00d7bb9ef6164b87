package io.agentcron.api.statistics.kafka;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;

/**
 * {@code agentcron.statistics.*}.
 *
 * @param threads stream threads of this process
 * @param standbys standby replicas of each store, on other instances
 * @param stateDirectory of the stores, one per process; may be lost, since Kafka has them too
 */
@ConfigurationProperties("agentcron.statistics")
record StatisticsConfiguration(
    @Bindable(defaultValue = "1") int threads,
    @Bindable(defaultValue = "0") int standbys,
    Path stateDirectory) {}
