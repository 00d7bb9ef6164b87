package io.agentcron.api;

import io.agentcron.contract.AgentDefinition;
import io.agentcron.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.awaitility.Awaitility;

/** The topic {@code agents} as its readers see it. */
final class PublishedAgents implements AutoCloseable {
  private final Consumer<String, AgentDefinition> consumer;
  private final List<AgentDefinition> seen = new ArrayList<>();

  PublishedAgents(Map<String, Object> properties) {
    consumer = new Topics(properties).read(Topic.AGENTS, AgentDefinition.class);
  }

  /** Reads on until a version of an agent is there, and returns it. */
  AgentDefinition await(String agentId, long version) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> versions(agentId).contains(version));
    return of(agentId).stream().filter(it -> it.getVersion() == version).findFirst().orElseThrow();
  }

  /** The versions of an agent so far, in the order in which they were written. */
  List<Long> versions(String agentId) {
    consumer.poll(Duration.ofMillis(100)).forEach(it -> seen.add(it.value()));
    return of(agentId).stream().map(AgentDefinition::getVersion).toList();
  }

  private List<AgentDefinition> of(String agentId) {
    return seen.stream().filter(it -> it.getAgentId().equals(agentId)).toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
