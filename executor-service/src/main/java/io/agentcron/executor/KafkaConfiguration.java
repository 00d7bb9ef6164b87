package io.agentcron.executor;

import io.agentcron.schemas.TopicSettings;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.convert.format.MapFormat.MapTransformation;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.inject.Singleton;
import java.util.Map;

/** {@code kafka.*}: the properties that every Kafka client and the registry's client are given. */
@Singleton
final class KafkaConfiguration {
  private final Map<String, Object> properties;

  KafkaConfiguration(
      @Property(name = "kafka")
          @MapFormat(transformation = MapTransformation.FLAT, keyFormat = StringConvention.RAW)
          Map<String, Object> properties) {
    this.properties = Map.copyOf(properties);
  }

  /** The properties by Kafka's names, for example {@code bootstrap.servers}. */
  Map<String, Object> properties() {
    return properties;
  }

  /** {@code agentcron.topics.*}: what a cluster's owner decides about the topics. */
  @ConfigurationProperties("agentcron.topics")
  record Topics(String prefix, int partitions, short replication) {
    TopicSettings settings() {
      return new TopicSettings(prefix, partitions, replication);
    }
  }
}
