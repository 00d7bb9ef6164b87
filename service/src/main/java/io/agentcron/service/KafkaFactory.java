package io.agentcron.service;

import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

@Factory
final class KafkaFactory {
  @Singleton
  TopicSettings topicSettings(TopicsConfiguration topics) {
    return new TopicSettings(topics.prefix(), topics.partitions(), topics.replication());
  }

  @Singleton
  SchemaRegistry schemaRegistry(KafkaConfiguration kafka) {
    return new SchemaRegistry(RegistryConfig.of(kafka.properties()));
  }
}
