package io.agentcron.notifier.kafka;

import io.agentcron.schemas.Topic;
import io.agentcron.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an eye on the journal's topic. A consumer goes on in a topic of the same name without a
 * word when the one that it read has been deleted and made again.
 */
final class TopicWatch implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int PATIENCE_MILLIS = 10_000;

  private final Admin admin;
  private final KafkaSettings settings;
  private final String topic;
  private boolean ensured;
  private @Nullable KafkaFuture<TopicDescription> pending;
  private Instant asked = Instant.MIN;
  private volatile Instant answered = Instant.MIN;

  TopicWatch(KafkaSettings settings) {
    Map<String, Object> config = new HashMap<>(settings.client());
    config.put(AdminClientConfig.CLIENT_ID_CONFIG, "agentcron-notifier-topic-watch");
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    this.admin = Admin.create(config);
    this.settings = settings;
    this.topic = Topic.RUN_EVENTS.name(settings.topics());
  }

  /**
   * The topic, made if this is the first time; for the live reader. A topic that vanishes later is
   * not made again here: whoever deletes it means to do something about it.
   */
  JournalTopic find(Instant now) throws InterruptedException {
    if (!ensured) {
      Topics.ensure(admin, settings.topics());
      ensured = true;
    }
    JournalTopic found = current();
    answered = now;
    return found;
  }

  /** The topic as it is right now; for any thread. */
  JournalTopic current() throws InterruptedException {
    return JournalTopic.of(answer(describe()));
  }

  /**
   * Whether the topic was another one when Kafka last said so; for the live reader, which does not
   * wait for an answer.
   */
  boolean hasChanged(JournalTopic known, Instant now) throws InterruptedException {
    KafkaFuture<TopicDescription> question = pending;
    if (question == null) {
      if (!now.isBefore(asked.plus(INTERVAL))) {
        asked = now;
        pending = describe();
      }
      return false;
    }
    if (!question.isDone()) {
      return false;
    }
    pending = null;
    if (question.isCompletedExceptionally()) {
      return false;
    }
    answered = now;
    return !JournalTopic.of(answer(question)).equals(known);
  }

  /** When Kafka last answered the live reader. */
  Instant answered() {
    return answered;
  }

  private KafkaFuture<TopicDescription> describe() {
    return Objects.requireNonNull(
        admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
  }

  private static TopicDescription answer(KafkaFuture<TopicDescription> question)
      throws InterruptedException {
    try {
      return question.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot describe the journal's topic", e.getCause());
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
