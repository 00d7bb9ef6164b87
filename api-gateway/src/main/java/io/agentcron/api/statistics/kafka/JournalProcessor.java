package io.agentcron.api.statistics.kafka;

import io.agentcron.api.runs.JournalEntry;
import io.agentcron.api.runs.JournalEvent;
import io.agentcron.api.runs.wire.JournalDecoder;
import io.agentcron.api.statistics.AgentStanding;
import io.agentcron.api.statistics.Bucket;
import io.agentcron.api.statistics.RunTally;
import io.agentcron.api.statistics.Scope;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/** Counts runs by what the journal says of them. */
final class JournalProcessor extends ContextualProcessor<byte[], byte[], Void, Void> {
  private final JournalDecoder decoder;
  private final Patience patience;
  private @Nullable Stores stores;

  JournalProcessor(JournalDecoder decoder, Patience patience) {
    this.decoder = decoder;
    this.patience = patience;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    stores = Stores.of(context);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Optional<JournalEntry> entry = patience.value(() -> decoder.decode(record.value()));
    if (entry.isPresent() && entry.get() instanceof JournalEvent event) {
      count(
          event.believable(Instant.ofEpochMilli(record.timestamp())),
          record.timestamp(),
          Objects.requireNonNull(stores, "init() comes before process()"));
    }
  }

  private static void count(JournalEvent event, long timestamp, Stores stores) {
    String runId = event.origin().runId().toString();
    UUID agentId = event.origin().agentId();
    KeyValue<Long, RunTally> known = known(runId, timestamp, stores);
    RunTally.Step step = known.value.after(event);
    RunTally tally = step.tally();
    if (tally.equals(known.value)) {
      return;
    }
    stores.runs().put(runId, tally, known.key);
    step.addition()
        .ifPresent(addition -> {
          long start = Bucket.startOf(Objects.requireNonNull(tally.completedAt())).toEpochMilli();
          for (Scope scope : List.of(Scope.ALL, Scope.ofAgent(agentId))) {
            Bucket bucket = stores.buckets().fetch(scope.key(), start);
            stores
                .buckets()
                .put(scope.key(), bucket == null ? addition : bucket.plus(addition), start);
          }
        });
    if (tally.isRunning() != known.value.isRunning()) {
      keepRunning(agentId, event.origin().runId(), tally.isRunning(), stores);
    }
    tally.ranUntil().ifPresent(at -> keepLastRun(agentId, at, stores));
  }

  /** A run and when it was first heard of, which is now if it never was. */
  private static KeyValue<Long, RunTally> known(String runId, long timestamp, Stores stores) {
    try (WindowStoreIterator<RunTally> found =
        stores.runs().fetch(runId, timestamp - Stores.RUNS_KEPT.toMillis(), timestamp)) {
      return found.hasNext() ? found.next() : KeyValue.pair(timestamp, RunTally.UNHEARD);
    }
  }

  private static void keepRunning(UUID agentId, UUID runId, boolean running, Stores stores) {
    Set<UUID> known = stores.running().get(agentId.toString());
    Set<UUID> runs = new HashSet<>(known == null ? Set.of() : known);
    var _ = running ? runs.add(runId) : runs.remove(runId);
    stores.running().put(agentId.toString(), runs.isEmpty() ? null : runs);
  }

  private static void keepLastRun(UUID agentId, Instant at, Stores stores) {
    AgentStanding known = stores.agents().get(agentId.toString());
    stores
        .agents()
        .put(agentId.toString(), (known == null ? AgentStanding.UNHEARD : known).ran(at));
  }
}
