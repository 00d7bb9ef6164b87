package io.agentcron.schemas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that creates topics; every service calls it when it starts, in any order and at the
 * same time.
 */
public final class Topics {
  private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
  private static final int DESCRIBE_ATTEMPTS = 100;

  private Topics() {}

  /**
   * Creates what is missing and compares what is there with the catalogue.
   *
   * @throws TopicMismatchException if a topic exists with another partition count or another
   *     meaning
   */
  public static void ensure(Admin admin, TopicSettings settings) throws InterruptedException {
    Map<String, Topic> wanted =
        Arrays.stream(Topic.values())
            .collect(Collectors.toMap(topic -> topic.name(settings), Function.identity()));
    create(admin, settings, missing(admin, wanted));
    List<String> differences = new ArrayList<>();
    differences.addAll(partitionDifferences(admin, settings, wanted));
    differences.addAll(configDifferences(admin, wanted));
    if (!differences.isEmpty()) {
      throw new TopicMismatchException(differences);
    }
  }

  private static Map<String, Topic> missing(Admin admin, Map<String, Topic> wanted)
      throws InterruptedException {
    Set<String> present = new HashSet<>(await(admin.listTopics().names()));
    return wanted.entrySet().stream()
        .filter(entry -> !present.contains(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void create(Admin admin, TopicSettings settings, Map<String, Topic> missing)
      throws InterruptedException {
    Map<String, KafkaFuture<Void>> creations =
        admin
            .createTopics(
                missing.entrySet().stream()
                    .map(entry -> newTopic(entry.getKey(), entry.getValue(), settings))
                    .toList())
            .values();
    for (Map.Entry<String, KafkaFuture<Void>> creation : creations.entrySet()) {
      try {
        creation.getValue().get();
        LOG.atInfo().addKeyValue("topic", creation.getKey()).log("Created the topic");
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw new IllegalStateException(
              "Cannot create the topic " + creation.getKey(), e.getCause());
        }
      }
    }
  }

  private static NewTopic newTopic(String name, Topic topic, TopicSettings settings) {
    return new NewTopic(name, topic.partitions(settings), settings.replication())
        .configs(topic.initialConfig(settings));
  }

  private static List<String> partitionDifferences(
      Admin admin, TopicSettings settings, Map<String, Topic> wanted) throws InterruptedException {
    Map<String, TopicDescription> found =
        awaitKnown(() -> admin.describeTopics(wanted.keySet()).allTopicNames());
    List<String> differences = new ArrayList<>();
    found.forEach((name, description) -> {
      int expected = topic(wanted, name).partitions(settings);
      int actual = description.partitions().size();
      if (expected != actual) {
        differences.add(
            "topic %s: expected %d partitions, found %d".formatted(name, expected, actual));
      }
    });
    return differences;
  }

  /** A topic just created is unknown to a broker until the controller's news has reached it. */
  private static <T> T awaitKnown(Supplier<KafkaFuture<T>> question) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return await(question.get());
      } catch (IllegalStateException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || attempt == DESCRIBE_ATTEMPTS) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  private static List<String> configDifferences(Admin admin, Map<String, Topic> wanted)
      throws InterruptedException {
    List<ConfigResource> resources =
        wanted.keySet().stream()
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();
    Map<ConfigResource, Config> found = awaitKnown(() -> admin.describeConfigs(resources).all());
    List<String> differences = new ArrayList<>();
    found.forEach((resource, config) ->
        topic(wanted, resource.name())
            .essentialConfig()
            .forEach((key, expected) -> {
              String actual = config.get(key).value();
              if (!expected.equals(actual)) {
                differences.add(
                    "topic %s: expected %s=%s, found %s"
                        .formatted(resource.name(), key, expected, actual));
              }
            }));
    return differences;
  }

  private static Topic topic(Map<String, Topic> wanted, String name) {
    return Objects.requireNonNull(wanted.get(name), name);
  }

  private static <T> T await(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot read the topics from Kafka", e.getCause());
    }
  }
}
