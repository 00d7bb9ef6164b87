package io.agentcron.executor.wire;

import io.agentcron.contract.EventSource;
import io.agentcron.contract.LogLine;
import io.agentcron.contract.LogStream;
import io.agentcron.contract.RunCancelled;
import io.agentcron.contract.RunCompleted;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunFailed;
import io.agentcron.contract.RunLog;
import io.agentcron.contract.RunMetrics;
import io.agentcron.contract.RunProgressed;
import io.agentcron.contract.RunSkipped;
import io.agentcron.contract.RunStarted;
import io.agentcron.contract.SkipReason;
import io.agentcron.contract.ToolCall;
import io.agentcron.contract.Trigger;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.Metrics;
import io.agentcron.executor.run.Outcome;
import io.agentcron.executor.run.Report;
import io.agentcron.executor.run.Transcript;
import io.agentcron.executor.run.WorkOrder;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.serde.AvroSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes what others read: the journal's events and the transcripts. */
public final class Outbox {
  private final AvroSerializer serializer;
  private final TopicSettings topics;
  private final String executor;

  /**
   * An outbox.
   *
   * @param executor this one's name, for people
   */
  public Outbox(AvroSerializer serializer, TopicSettings topics, String executor) {
    this.serializer = serializer;
    this.topics = topics;
    this.executor = executor;
  }

  /**
   * Asks the registry for the ids under which this writes, so that no report waits for it.
   *
   * @throws io.agentcron.schemas.registry.RegistryException if it does not tell
   */
  public void resolve() {
    serializer.resolve(Topic.RUN_EVENTS.name(topics), RunEvent.getClassSchema());
    serializer.resolve(Topic.RUN_LOGS.name(topics), RunLog.getClassSchema());
  }

  public ProducerRecord<byte[], byte[]> event(
      WorkOrder order, UUID eventId, Instant occurredAt, Report report) {
    RunEvent event =
        RunEvent.newBuilder()
            .setEventId(eventId.toString())
            .setSource(EventSource.executor)
            .setOccurredAt(occurredAt)
            .setAgentId(order.agent().id())
            .setAgentName(order.agent().name())
            .setOwner(order.agent().owner())
            .setScheduleId(order.schedule().map(WorkOrder.Schedule::id).orElse(null))
            .setScheduleName(order.schedule().map(WorkOrder.Schedule::name).orElse(null))
            .setRunId(order.dispatch().runId())
            .setAttempt(order.dispatch().attempt())
            .setDispatch(order.dispatch().number())
            .setTrigger(Trigger.valueOf(order.trigger().name().toLowerCase(Locale.ROOT)))
            .setNominalTime(order.nominalTime().orElse(null))
            .setDefinitionVersion(order.agent().definitionVersion())
            .setCommandId(order.commandId().orElse(null))
            .setPayload(payload(order, report))
            .build();
    return record(Topic.RUN_EVENTS, order.agent().id(), event);
  }

  public ProducerRecord<byte[], byte[]> log(WorkOrder order, Transcript.Batch batch) {
    RunLog log =
        new RunLog(
            order.dispatch().runId(),
            order.agent().id(),
            order.agent().owner(),
            order.dispatch().attempt(),
            order.dispatch().number(),
            batch.firstLine(),
            batch.lines().stream()
                .map(line -> new LogLine(line.at(), stream(line.stream()), line.text()))
                .toList());
    return record(Topic.RUN_LOGS, order.dispatch().runId(), log);
  }

  private ProducerRecord<byte[], byte[]> record(Topic topic, String key, SpecificRecord value) {
    String name = topic.name(topics);
    return new ProducerRecord<>(
        name, key.getBytes(StandardCharsets.UTF_8), serializer.serialize(name, value));
  }

  private Object payload(WorkOrder order, Report report) {
    return switch (report) {
      case Report.Started() -> new RunStarted(executor);
      case Report.Progressed(Metrics metrics) -> new RunProgressed(executor, metrics(metrics));
      case Report.Completed(Outcome outcome) -> new RunCompleted(outcome(outcome));
      case Report.Failed(Failure failure, Outcome outcome) ->
          RunFailed.newBuilder()
              .setKind(
                  io.agentcron.contract.FailureKind.valueOf(
                      failure.kind().name().toLowerCase(Locale.ROOT)))
              .setMessage(failure.message())
              .setRetryable(failure.retryable())
              .setRetryAt(failure.retryAt().orElse(null))
              .setEndsRun(order.isEndedBy(failure.kind()))
              .setOutcome(outcome(outcome))
              .build();
      case Report.Skipped(String message, _) -> new RunSkipped(SkipReason.gate, message);
      case Report.Cancelled(String by, Outcome outcome) -> new RunCancelled(by, outcome(outcome));
    };
  }

  private static io.agentcron.contract.Outcome outcome(Outcome it) {
    return new io.agentcron.contract.Outcome(
        it.duration().toMillis(), it.exitCode(), it.output(), metrics(it.metrics()));
  }

  private static RunMetrics metrics(Metrics it) {
    return new RunMetrics(
        it.costMicroUsd(),
        it.inputTokens(),
        it.outputTokens(),
        it.cacheReadTokens(),
        it.cacheCreationTokens(),
        it.numTurns(),
        it.contextUsed(),
        it.contextMax(),
        it.sessionId(),
        it.toolCalls().stream()
            .map(call -> new ToolCall(call.id(), call.name(), call.durationMillis(), call.failed()))
            .toList());
  }

  private static LogStream stream(Transcript.Stream stream) {
    return switch (stream) {
      case STDOUT -> LogStream.stdout;
      case STDERR -> LogStream.stderr;
      case EXECUTOR -> LogStream.executor;
    };
  }
}
