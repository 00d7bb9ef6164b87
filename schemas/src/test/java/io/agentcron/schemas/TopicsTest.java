package io.agentcron.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agentcron.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue on a real broker; each test has a prefix of its own. */
final class TopicsTest {
  @TempDir private static Path directory;

  private static EmbeddedKafka kafka;
  private static Admin admin;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(directory);
    admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
  }

  @AfterAll
  static void stop() {
    admin.close();
    kafka.close();
  }

  @Test
  void createsEveryTopicOnceHoweverManyServicesStart() throws Exception {
    TopicSettings settings = new TopicSettings("many.", 3, (short) 1);

    try (ExecutorService services = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              IntStream.range(0, 4)
                  .mapToObj(_ -> CompletableFuture.runAsync(() -> ensure(settings), services))
                  .toArray(CompletableFuture[]::new))
          .join();
    }

    assertThat(partitions("many.run-events")).isEqualTo(3);
    assertThat(partitions("many.run-control")).isEqualTo(1);
    assertThat(admin.listTopics().names().get())
        .containsAll(Arrays.stream(Topic.values()).map(it -> it.name(settings)).toList());
    assertThat(config("many.run-events", TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG))
        .isEqualTo("LogAppendTime");
    assertThat(config("many.agents", TopicConfig.CLEANUP_POLICY_CONFIG)).isEqualTo("compact");
  }

  @Test
  void saysWhichTopicHasTheWrongPartitionCount() throws Exception {
    TopicSettings settings = new TopicSettings("wrong.", 2, (short) 1);
    Topics.ensure(admin, settings);
    admin.createPartitions(Map.of("wrong.run-events", NewPartitions.increaseTo(5))).all().get();
    await().until(() -> partitions("wrong.run-events"), count -> count == 5);

    assertThatThrownBy(() -> Topics.ensure(admin, settings))
        .isInstanceOf(TopicMismatchException.class)
        .hasMessageContaining("wrong.run-events: expected 2 partitions, found 5")
        .message()
        .doesNotContain("wrong.agents");
  }

  @Test
  void saysWhichTopicMeansSomethingElse() throws Exception {
    TopicSettings settings = new TopicSettings("other.", 1, (short) 1);
    Topics.ensure(admin, settings);
    set("other.agents", TopicConfig.CLEANUP_POLICY_CONFIG, "delete");

    assertThatThrownBy(() -> Topics.ensure(admin, settings))
        .isInstanceOf(TopicMismatchException.class)
        .hasMessageContaining("other.agents: expected cleanup.policy=compact, found delete");
  }

  @Test
  void leavesRetentionToWhoeverRunsTheCluster() throws Exception {
    TopicSettings settings = new TopicSettings("kept.", 1, (short) 1);
    Topics.ensure(admin, settings);
    set("kept.run-events", TopicConfig.RETENTION_MS_CONFIG, "1000");

    Topics.ensure(admin, settings);

    assertThat(config("kept.run-events", TopicConfig.RETENTION_MS_CONFIG)).isEqualTo("1000");
  }

  private static void ensure(TopicSettings settings) {
    try {
      Topics.ensure(admin, settings);
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  private static int partitions(String topic) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .topicNameValues()
        .values()
        .iterator()
        .next()
        .get()
        .partitions()
        .size();
  }

  private static String config(String topic, String key) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config =
        admin.describeConfigs(List.of(resource)).values().values().iterator().next().get();
    return config.get(key).value();
  }

  private static void set(String topic, String key, String value) throws Exception {
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
        .all()
        .get();
    // The controller has it; the broker that describes it learns it a moment later.
    await().until(() -> config(topic, key), value::equals);
  }
}
