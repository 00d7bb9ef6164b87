package io.agentcron.api.runs.kafka;

import io.agentcron.api.runs.TopicReading.Incarnation;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Asks the brokers, each time. */
final class KafkaIncarnations implements Incarnations {
  private final Admin admin;

  KafkaIncarnations(Admin admin) {
    this.admin = admin;
  }

  @Override
  public Incarnation current(String topic) {
    try {
      return new Incarnation(
          topic,
          Objects.requireNonNull(
                  admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic))
              .topicId()
              .toString());
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot ask for the id of " + topic, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking for the id of " + topic, e);
    }
  }
}
