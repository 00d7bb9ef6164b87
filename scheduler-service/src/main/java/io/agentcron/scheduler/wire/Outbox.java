package io.agentcron.scheduler.wire;

import io.agentcron.contract.CancelDispatch;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunRequested;
import io.agentcron.scheduler.decide.AgentState;
import io.agentcron.scheduler.decide.Event;
import io.agentcron.scheduler.decide.Output;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.serde.AvroSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Writes the scheduler's topics. */
public final class Outbox {
  /** Where a record goes, under which key. */
  public interface Sink {
    void send(Topic topic, byte[] key, byte[] value);
  }

  private final TopicSettings topics;
  private final AvroSerializer serializer;

  public Outbox(TopicSettings topics, AvroSerializer serializer) {
    this.topics = topics;
    this.serializer = serializer;
  }

  /** Asks the registry for all ids that will be written, so that no transaction waits for it. */
  public void resolve() {
    serializer.resolve(Topic.RUN_EVENTS.name(topics), RunEvent.getClassSchema());
    serializer.resolve(Topic.RUN_REQUESTS.name(topics), RunRequested.getClassSchema());
    serializer.resolve(Topic.RUN_CONTROL.name(topics), CancelDispatch.getClassSchema());
  }

  /**
   * Sends one output; a dispatch is two records, its work order and its journal entry.
   *
   * @param state what the output goes by
   */
  public void send(String agentId, AgentState state, Output output, Instant now, Sink sink) {
    switch (output) {
      case Output.Cancel cancel ->
          send(sink, Topic.RUN_CONTROL, cancel.runId(), OrderWire.cancel(cancel, now));
      case Event event -> {
        if (event instanceof Event.RunDispatched(var run)) {
          send(
              sink,
              Topic.RUN_REQUESTS,
              run.runId(),
              OrderWire.order(state.agent().orElseThrow(), run, state.previous(), now));
        }
        JournalWire.event(UUID.randomUUID().toString(), agentId, state.agent(), event, now)
            .ifPresent(record -> send(sink, Topic.RUN_EVENTS, agentId, record));
      }
    }
  }

  private void send(Sink sink, Topic topic, String key, SpecificRecord record) {
    sink.send(
        topic,
        key.getBytes(StandardCharsets.UTF_8),
        Objects.requireNonNull(serializer.serialize(topic.name(topics), record)));
  }
}
