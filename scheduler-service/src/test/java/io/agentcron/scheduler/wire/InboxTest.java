package io.agentcron.scheduler.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.contract.AgentDefinition;
import io.agentcron.contract.CronTiming;
import io.agentcron.contract.Limits;
import io.agentcron.contract.RuleState;
import io.agentcron.contract.Runtime;
import io.agentcron.contract.ScheduleDefinition;
import io.agentcron.contract.ScheduleRule;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.registry.InMemoryRegistry;
import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Definitions as they come from the topic. */
final class InboxTest {
  private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");
  private static final String TOPIC = Topic.AGENTS.name(TopicSettings.DEFAULT);

  private final InMemoryRegistry server = new InMemoryRegistry();
  private final SchemaRegistry registry =
      new SchemaRegistry(RegistryConfig.of(Map.of("schema.registry.url", server.url())));

  @AfterEach
  void stop() {
    server.close();
  }

  private Incoming read(ScheduleRule... rules) {
    AgentDefinition agent =
        AgentDefinition.newBuilder()
            .setAgentId("a1")
            .setVersion(1)
            .setDeleted(false)
            .setName("disk")
            .setOwner("me")
            .setEnabled(true)
            .setPrompt("look")
            .setRuntime(Runtime.newBuilder().setType("command").setOptions("{}").build())
            .setLimits(Limits.newBuilder().setTimeoutMillis(600_000L).build())
            .setSchedules(
                List.of(
                    ScheduleDefinition.newBuilder()
                        .setScheduleId("s1")
                        .setName("often")
                        .setRules(List.of(rules))
                        .build()))
            .setUpdatedAt(T)
            .build();
    byte[] value = new AvroSerializer(registry).serialize(TOPIC, agent);
    return new Inbox(TopicSettings.DEFAULT, registry).read(TOPIC, "a1".getBytes(UTF_8), value, T);
  }

  private static ScheduleRule rule(String expression, String timezone) {
    return ScheduleRule.newBuilder()
        .setEffectiveFrom(T)
        .setState(RuleState.enabled)
        .setTiming(new CronTiming(expression, null, null))
        .setTimezone(timezone)
        .build();
  }

  @Test
  void keepsARuleThatItCannotRead() {
    assertThat(read(rule("every full moon", "Mars/Olympus")))
        .isInstanceOfSatisfying(
            Incoming.Defined.class,
            defined ->
                assertThat(defined.agent().schedules())
                    .extracting(Schedule::rule)
                    .allMatch(rule -> rule.isUnreadable()));
  }

  @Test
  void putsARecordAsideWhoseScheduleHasNoRule() {
    assertThat(read())
        .isEqualTo(new Incoming.Malformed("expected a rule in each schedule, found none"));
  }
}
