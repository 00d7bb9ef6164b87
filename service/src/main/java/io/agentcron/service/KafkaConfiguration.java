package io.agentcron.service;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.convert.format.MapFormat.MapTransformation;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** {@code kafka.*}: the properties that every Kafka client and the registry's client are given. */
@Singleton
public final class KafkaConfiguration {
  /** Kafka's own default. */
  private static final long MAX_REQUEST_SIZE = 1_048_576;

  private final Map<String, Object> properties;

  public KafkaConfiguration(
      @Property(name = "kafka")
          @MapFormat(transformation = MapTransformation.FLAT, keyFormat = StringConvention.RAW)
          Map<String, Object> properties) {
    this.properties = Map.copyOf(properties);
  }

  /** By Kafka's names, for example {@code bootstrap.servers}. */
  public Map<String, Object> properties() {
    return properties;
  }

  /** The largest record that producers send, in bytes. */
  public long maxRequestSize() {
    Object configured = properties.get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
    return configured == null ? MAX_REQUEST_SIZE : Long.parseLong(configured.toString());
  }
}
