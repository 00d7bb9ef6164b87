package io.agentcron.api.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentcron.api.Servers;
import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.AgentRuntime;
import io.agentcron.api.agents.AgentSpec;
import io.agentcron.api.agents.Limits;
import io.agentcron.api.agents.Policies;
import io.agentcron.api.agents.PublishedAgent;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.Topics;
import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroSerializer;
import io.agentcron.service.KafkaConfiguration;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class LeaderTest {
  private final Map<String, Object> properties = Servers.freshInstallation();

  @Test
  void isOneAtATime() throws SQLException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(text("datasources.default.url"));
    database.setUser(text("datasources.default.username"));
    database.setPassword(text("datasources.default.password"));

    try (Lead _ = Lead.take(database).orElseThrow()) {
      assertThat(Lead.take(database)).isEmpty();
    }

    try (Lead next = Lead.take(database).orElseThrow()) {
      assertThat(next).isNotNull();
    }
  }

  @Test
  void shutsOutTheOneBeforeWhoStillWrites() throws InterruptedException {
    KafkaConfiguration kafka = kafka();
    TopicSettings settings = new TopicSettings(text("agentcron.topics.prefix"), 1, (short) 1);
    try (Admin admin = Admin.create(kafka.properties())) {
      Topics.ensure(admin, settings);
    }
    AvroSerializer serializer =
        new AvroSerializer(new SchemaRegistry(RegistryConfig.of(kafka.properties())));
    List<PublishedAgent> agents = List.of(PublishedAgent.of(agent(), false));
    try (AgentTopic before = AgentTopic.open(kafka, settings, serializer)) {
      before.publish(agents);

      try (AgentTopic after = AgentTopic.open(kafka, settings, serializer)) {
        assertThatThrownBy(() -> before.publish(agents)).isInstanceOf(KafkaException.class);
        after.publish(agents);
      }
    }
  }

  private KafkaConfiguration kafka() {
    Map<String, Object> kafka = new HashMap<>();
    properties.forEach((name, value) -> {
      if (name.startsWith("kafka.")) {
        kafka.put(name.substring("kafka.".length()), value);
      }
    });
    return new KafkaConfiguration(kafka);
  }

  private String text(String property) {
    return String.valueOf(properties.get(property));
  }

  private static Agent agent() {
    AgentRuntime runtime =
        new AgentRuntime.Command(
            List.of("df"), Optional.empty(), Map.of(), Optional.empty(), false);
    return new Agent(
        UUID.randomUUID(),
        "owner",
        1,
        new AgentSpec("disk", "", true, "", runtime, Limits.DEFAULT, Policies.DEFAULT, Map.of()),
        List.of(),
        Instant.EPOCH,
        "owner",
        Instant.EPOCH);
  }
}
