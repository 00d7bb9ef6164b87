package io.agentcron.api.runs;

import io.agentcron.api.runs.TopicReading.Incarnation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows in memory; can be told to be away. */
public final class InMemoryRunProjection implements RunProjection {
  private static final Instant LAST_STORABLE = Instant.parse("+294276-12-31T23:59:59Z");

  private final Map<UUID, Run> runs = new HashMap<>();
  private final Map<UUID, Map<TranscriptPlace, TranscriptLine>> lines = new HashMap<>();
  private final Map<String, Incarnation> incarnations = new HashMap<>();
  private final Map<String, Map<Integer, Long>> positions = new HashMap<>();
  private final List<JournalEvent> recorded = new ArrayList<>();
  private final Map<UUID, AgentEvent> pauses = new HashMap<>();
  private boolean away;

  @Override
  public synchronized Map<Integer, Long> positions(Incarnation topic, Set<Integer> partitions) {
    refuseIfAway();
    if (!topic.equals(incarnations.put(topic.name(), topic))) {
      positions.put(topic.name(), new HashMap<>());
    }
    Map<Integer, Long> known = positionsOf(topic);
    partitions.forEach(partition -> known.putIfAbsent(partition, 0L));
    Map<Integer, Long> asked = new HashMap<>(known);
    asked.keySet().retainAll(partitions);
    return asked;
  }

  @Override
  public synchronized boolean record(TopicReading step, List<JournalEntry> entries) {
    refuseIfAway();
    List<JournalEvent> events =
        entries.stream()
            .filter(JournalEvent.class::isInstance)
            .map(JournalEvent.class::cast)
            .toList();
    if (events.stream().anyMatch(event -> event.at().isAfter(LAST_STORABLE))) {
      throw new UnstorableException("too late", new IllegalArgumentException());
    }
    if (!advance(step)) {
      return false;
    }
    events.forEach(
        event -> runs.compute(event.origin().runId(), (_, run) -> Run.after(run, event)));
    recorded.addAll(events);
    entries.stream()
        .filter(AgentEvent.class::isInstance)
        .map(AgentEvent.class::cast)
        .forEach(this::keep);
    return true;
  }

  @Override
  public synchronized boolean recordTranscripts(TopicReading step, List<TranscriptPart> parts) {
    refuseIfAway();
    if (!advance(step)) {
      return false;
    }
    parts.forEach(this::keep);
    return true;
  }

  public synchronized void setAway(boolean isAway) {
    away = isAway;
  }

  public synchronized Map<UUID, Pause> pauses() {
    return pauses.entrySet().stream()
        .filter(it -> it.getValue().fact() instanceof AgentEvent.Paused)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, it -> ((AgentEvent.Paused) it.getValue().fact()).pause()));
  }

  public synchronized Optional<Run> run(UUID runId) {
    return Optional.ofNullable(runs.get(runId));
  }

  public synchronized List<TranscriptLine> transcript(UUID runId) {
    return List.copyOf(lines.getOrDefault(runId, Map.of()).values());
  }

  /** All events in the order in which they came, so that one that came twice is there twice. */
  public synchronized List<JournalEvent> recorded() {
    return List.copyOf(recorded);
  }

  private void keep(AgentEvent event) {
    boolean pauses =
        event.fact() instanceof AgentEvent.Paused || event.fact() instanceof AgentEvent.Resumed;
    if (pauses) {
      this.pauses.merge(
          event.agentId(),
          event,
          (known, heard) -> heard.at().isBefore(known.at()) ? known : heard);
    }
  }

  private void keep(TranscriptPart part) {
    Map<TranscriptPlace, TranscriptLine> ofRun =
        lines.computeIfAbsent(
            part.runId(),
            _ ->
                new TreeMap<>(
                    Comparator.comparingInt(TranscriptPlace::dispatch)
                        .thenComparingLong(TranscriptPlace::number)));
    for (int i = 0; i < part.lines().size(); i++) {
      TranscriptPlace place = new TranscriptPlace(part.dispatch(), part.firstLine() + i);
      ofRun.put(place, new TranscriptLine(part.attempt(), place, part.lines().get(i)));
    }
  }

  private boolean advance(TopicReading step) {
    Map<Integer, Long> known = positionsOf(step.topic());
    boolean believed =
        step.topic().equals(incarnations.get(step.topic().name()))
            && step.moves().entrySet().stream()
                .allMatch(
                    move -> Long.valueOf(move.getValue().from()).equals(known.get(move.getKey())));
    if (believed) {
      step.moves().forEach((partition, move) -> known.put(partition, move.to()));
    }
    return believed;
  }

  private Map<Integer, Long> positionsOf(Incarnation topic) {
    return positions.computeIfAbsent(topic.name(), _ -> new HashMap<>());
  }

  private void refuseIfAway() {
    if (away) {
      throw new IllegalStateException("away");
    }
  }
}
