package io.agentcron.executor.attempt;

import io.agentcron.executor.run.Orders;
import io.agentcron.executor.run.Report;
import io.agentcron.executor.run.Transcript;
import io.agentcron.executor.run.WorkOrder;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A journal, and a sink for transcripts, that remember; how it answers can be changed. */
final class InMemoryJournal implements Journal, TranscriptSink {

  record Entry(String runId, UUID eventId, Report report) {}

  static final Instant IN_TIME = Orders.NOON.plusSeconds(1);

  private final List<Entry> entries = new CopyOnWriteArrayList<>();
  private final List<Transcript.Batch> batches = new CopyOnWriteArrayList<>();
  private volatile Function<Report, CompletableFuture<Instant>> answer =
      _ -> CompletableFuture.completedFuture(IN_TIME);

  void answer(Function<Report, CompletableFuture<Instant>> next) {
    answer = next;
  }

  static CompletableFuture<Instant> failure() {
    return CompletableFuture.failedFuture(new IOException("away"));
  }

  @Override
  public CompletableFuture<Instant> append(
      WorkOrder order, UUID eventId, Instant occurredAt, Report report) {
    entries.add(new Entry(order.dispatch().runId(), eventId, report));
    return answer.apply(report);
  }

  @Override
  public void append(WorkOrder order, Transcript.Batch batch) {
    batches.add(batch);
  }

  List<Entry> entries() {
    return entries;
  }

  /** What was reported, but for heartbeats. */
  List<Report> milestones() {
    return entries.stream()
        .map(Entry::report)
        .filter(report -> !(report instanceof Report.Progressed))
        .toList();
  }

  long heartbeats() {
    return entries.stream().filter(it -> it.report() instanceof Report.Progressed).count();
  }

  List<Transcript.Batch> batches() {
    return batches;
  }
}
