package io.agentcron.schemas;

import io.agentcron.contract.AgentDefinition;
import io.agentcron.contract.CancelDispatch;
import io.agentcron.contract.RunCommand;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunLog;
import io.agentcron.contract.RunRequested;
import io.agentcron.contract.Setting;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of topics: name, key (all are UTF-8 strings), value, how it is spread over
 * partitions, how long it is kept.
 */
public enum Topic {
  /** Key agentId: every agent at its latest version. */
  AGENTS("agents", AgentDefinition.class, Spread.MANY_PARTITIONS, Kept.LATEST_PER_KEY),
  /** Key name: what holds for everything; read whole by every scheduler. */
  SETTINGS("settings", Setting.class, Spread.ONE_PARTITION, Kept.LATEST_PER_KEY),
  /** Key agentId. */
  RUN_COMMANDS("run-commands", RunCommand.class, Spread.MANY_PARTITIONS, Kept.SEVEN_DAYS),
  /**
   * Key runId: work orders, taken by the executors' share group. One partition: Kafka gives each to
   * as few members as it can, and the orders in one whose only member has no free slot would wait
   * for it while other executors are idle.
   */
  RUN_REQUESTS("run-requests", RunRequested.class, Spread.ONE_PARTITION, Kept.SEVEN_DAYS),
  /** Key agentId: the journal. */
  RUN_EVENTS("run-events", RunEvent.class, Spread.MANY_PARTITIONS, Kept.THIRTY_DAYS),
  /** Key runId: read whole by every executor. */
  RUN_CONTROL("run-control", CancelDispatch.class, Spread.ONE_PARTITION, Kept.ONE_DAY),
  /** Key runId: transcripts. */
  RUN_LOGS("run-logs", RunLog.class, Spread.MANY_PARTITIONS, Kept.SEVEN_DAYS),
  /** Key and value as found, with the cause in headers; see {@link DeadLetter}. */
  DEAD_LETTERS("dead-letters", null, Spread.ONE_PARTITION, Kept.THIRTY_DAYS);

  private final String suffix;
  private final @Nullable Class<? extends SpecificRecord> value;
  private final Spread spread;
  private final Kept kept;

  Topic(String suffix, @Nullable Class<? extends SpecificRecord> value, Spread spread, Kept kept) {
    this.suffix = suffix;
    this.value = value;
    this.spread = spread;
    this.kept = kept;
  }

  /** The topic's name on the cluster, for example {@code agentcron.run-events}. */
  public String name(TopicSettings settings) {
    return settings.prefix() + suffix;
  }

  /** What its values are; empty where they are kept as found. */
  public Optional<Schema> valueSchema() {
    return Optional.ofNullable(value).map(SpecificData.get()::getSchema);
  }

  /**
   * How many partitions it has. Topics with the same key have the same number, so that one
   * scheduler task holds all that concerns an agent.
   */
  public int partitions(TopicSettings settings) {
    return spread == Spread.ONE_PARTITION ? 1 : settings.partitions();
  }

  /**
   * The settings without which the topic would not do what its readers rely on; a difference is an
   * error.
   */
  Map<String, String> essentialConfig() {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        kept == Kept.LATEST_PER_KEY
            ? TopicConfig.CLEANUP_POLICY_COMPACT
            : TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
        // A start deadline compares what the scheduler and an executor wrote, so the journal's
        // clock is the broker's.
        this == RUN_EVENTS ? "LogAppendTime" : "CreateTime");
  }

  /** What a new topic is created with; whoever runs the cluster may change the rest of it later. */
  Map<String, String> initialConfig(TopicSettings settings) {
    Map<String, String> config = new HashMap<>(essentialConfig());
    if (kept != Kept.LATEST_PER_KEY) {
      config.put(
          TopicConfig.RETENTION_MS_CONFIG, Long.toString(Duration.ofDays(kept.days).toMillis()));
    }
    config.put(
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
        Integer.toString(Math.max(1, settings.replication() - 1)));
    return Map.copyOf(config);
  }

  private enum Spread {
    ONE_PARTITION,
    MANY_PARTITIONS
  }

  private enum Kept {
    LATEST_PER_KEY(0),
    ONE_DAY(1),
    SEVEN_DAYS(7),
    THIRTY_DAYS(30);

    private final int days;

    Kept(int days) {
      this.days = days;
    }
  }
}
