package io.agentcron.scheduler;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.convert.format.MapFormat.MapTransformation;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * {@code kafka.*}: the properties that every Kafka client and the registry's client are given, by
 * Kafka's names.
 */
@Singleton
final class KafkaConfiguration {
  private final Map<String, Object> properties;

  KafkaConfiguration(
      @Property(name = "kafka")
          @MapFormat(transformation = MapTransformation.FLAT, keyFormat = StringConvention.RAW)
          Map<String, Object> properties) {
    this.properties = Map.copyOf(properties);
  }

  Map<String, Object> properties() {
    return properties;
  }
}
