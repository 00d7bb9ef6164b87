package io.agentcron.api.statistics.kafka;

import io.agentcron.api.statistics.AgentCounts;
import io.agentcron.api.statistics.AgentStanding;
import io.agentcron.api.statistics.Bucket;
import io.agentcron.api.statistics.Period.Window;
import io.agentcron.api.statistics.Scope;
import io.agentcron.api.statistics.StatisticsStore;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.query.WindowKeyQuery;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** The counts as the stores of this process hold them; it must hold all of them to answer. */
@Singleton
final class LocalStatistics implements StatisticsStore {
  private final StatisticsStreams streams;
  private final int partitions;

  LocalStatistics(StatisticsStreams streams, TopicSettings topics) {
    this.streams = streams;
    this.partitions = Topic.RUN_EVENTS.partitions(topics);
  }

  @Override
  public Map<Instant, Bucket> buckets(Scope scope, Window window) {
    Map<Instant, Bucket> buckets = new TreeMap<>();
    List<WindowStoreIterator<Bucket>> parts =
        ask(
            Stores.BUCKETS,
            WindowKeyQuery.<String, Bucket>withKeyAndWindowStartRange(
                scope.key(), window.from(), window.to()));
    for (WindowStoreIterator<Bucket> part : parts) {
      try (part) {
        part.forEachRemaining(
            bucket -> buckets.merge(Instant.ofEpochMilli(bucket.key), bucket.value, Bucket::plus));
      }
    }
    return buckets;
  }

  @Override
  public Optional<AgentStanding> agent(UUID agentId) {
    return ask(Stores.AGENTS, KeyQuery.<String, AgentStanding>withKey(agentId.toString())).stream()
        .findFirst();
  }

  @Override
  public AgentCounts agents() {
    return ask(Stores.AGENT_COUNTS, KeyQuery.<String, AgentCounts>withKey(Scope.ALL.key())).stream()
        .reduce(AgentCounts.NONE, AgentCounts::plus);
  }

  @Override
  public List<UUID> runningAgents() {
    List<UUID> agents = new ArrayList<>();
    List<KeyValueIterator<String, Set<UUID>>> parts =
        ask(Stores.RUNNING, RangeQuery.<String, Set<UUID>>withNoBounds());
    for (KeyValueIterator<String, Set<UUID>> part : parts) {
      try (part) {
        part.forEachRemaining(agent -> agents.add(UUID.fromString(agent.key)));
      }
    }
    return agents;
  }

  /** What each partition answers; those that have nothing are left out. */
  private <R> List<R> ask(String store, Query<R> query) {
    KafkaStreams running =
        streams
            .running()
            .orElseThrow(() -> new NotReadyException("The statistics are being restored"));
    Map<Integer, QueryResult<R>> results =
        running
            .query(StateQueryRequest.inStore(store).withQuery(query).requireActive())
            .getPartitionResults();
    List<R> answers =
        results.values().stream()
            .filter(QueryResult::isSuccess)
            .map(QueryResult::getResult)
            .filter(Objects::nonNull)
            .toList();
    long answered = results.values().stream().filter(QueryResult::isSuccess).count();
    if (answered < partitions) {
      answers.forEach(LocalStatistics::close);
      throw new NotReadyException(
          "%d of %d partitions are not held here now".formatted(partitions - answered, partitions));
    }
    return answers;
  }

  /** Answers that are iterators hold on to the store. */
  private static void close(Object answer) {
    if (answer instanceof KeyValueIterator<?, ?> open) {
      open.close();
    }
  }
}
