package io.agentcron.executor.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/**
 * The settings of the executors' share group. They belong to the group and not to its members, and
 * must stand before the first of them subscribes: else it would begin at the end of the topic, and
 * read what an aborted transaction of the scheduler has left.
 */
final class ShareGroup {
  private static final Map<String, String> WANTED =
      Map.of(
          "share.auto.offset.reset", "earliest",
          "share.isolation.level", "read_committed",
          // Orders are held for milliseconds; a lost executor's are free again after this.
          "share.record.lock.duration.ms", "15000",
          // When it is reached the order is gone without a word, and the start deadline finds it.
          "share.delivery.count.limit", "10",
          "share.partition.max.record.locks", "2000");

  private ShareGroup() {}

  /** Sets what differs. */
  static void ensure(Admin admin, String group) throws InterruptedException {
    var resource = new ConfigResource(ConfigResource.Type.GROUP, group);
    Config found =
        Objects.requireNonNull(
            await(admin.describeConfigs(List.of(resource)).all(), group).get(resource));
    Map<String, String> different = new TreeMap<>(WANTED);
    different
        .entrySet()
        .removeIf(wanted -> {
          ConfigEntry entry = found.get(wanted.getKey());
          return entry != null && wanted.getValue().equals(entry.value());
        });
    if (different.isEmpty()) {
      return;
    }
    Collection<AlterConfigOp> changes =
        different.entrySet().stream()
            .map(entry ->
                new AlterConfigOp(
                    new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
            .toList();
    await(admin.incrementalAlterConfigs(Map.of(resource, changes)).all(), group + " " + different);
  }

  private static <T> T await(KafkaFuture<T> future, String what) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "Cannot read or set the configuration of the share group " + what, e.getCause());
    }
  }
}
