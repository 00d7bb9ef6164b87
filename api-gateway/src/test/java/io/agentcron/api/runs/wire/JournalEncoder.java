package io.agentcron.api.runs.wire;

import io.agentcron.api.runs.JournalEvent;
import io.agentcron.api.runs.Origin;
import io.agentcron.api.runs.RunFact;
import io.agentcron.api.runs.TranscriptPart;
import io.agentcron.api.runs.Usage;
import io.agentcron.contract.EventSource;
import io.agentcron.contract.FailureKind;
import io.agentcron.contract.LogLine;
import io.agentcron.contract.LogStream;
import io.agentcron.contract.Outcome;
import io.agentcron.contract.RetryScheduled;
import io.agentcron.contract.RunCancelled;
import io.agentcron.contract.RunCompleted;
import io.agentcron.contract.RunDispatched;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunExpired;
import io.agentcron.contract.RunFailed;
import io.agentcron.contract.RunLog;
import io.agentcron.contract.RunMetrics;
import io.agentcron.contract.RunProgressed;
import io.agentcron.contract.RunQueued;
import io.agentcron.contract.RunSkipped;
import io.agentcron.contract.RunStarted;
import io.agentcron.contract.SkipReason;
import io.agentcron.contract.ToolCall;
import io.agentcron.contract.Trigger;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroSerializer;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Writes events as the scheduler and the executors do. */
public final class JournalEncoder {
  private final AvroSerializer serializer;

  public JournalEncoder(SchemaRegistry registry) {
    this.serializer = new AvroSerializer(registry);
  }

  public byte[] encode(String topic, JournalEvent event) {
    return Objects.requireNonNull(serializer.serialize(topic, record(event)));
  }

  public byte[] encode(String topic, TranscriptPart part) {
    return Objects.requireNonNull(serializer.serialize(topic, record(part)));
  }

  /** An event that is about an agent and not about a run. */
  public byte[] encode(String topic, UUID agentId, SpecificRecord payload) {
    RunEvent event =
        RunEvent.newBuilder()
            .setEventId("e")
            .setSource(EventSource.scheduler)
            .setOccurredAt(Instant.EPOCH)
            .setAgentId(agentId.toString())
            .setAgentName("report")
            .setOwner("ann")
            .setDefinitionVersion(8)
            .setPayload(payload)
            .build();
    return Objects.requireNonNull(serializer.serialize(topic, event));
  }

  static RunEvent record(JournalEvent event) {
    Origin origin = event.origin();
    return RunEvent.newBuilder()
        .setEventId(UUID.randomUUID().toString())
        .setSource(EventSource.valueOf(event.source().name().toLowerCase(Locale.ROOT)))
        .setOccurredAt(event.at())
        .setAgentId(origin.agentId().toString())
        .setAgentName(origin.agentName())
        .setOwner(origin.owner())
        .setScheduleId(text(origin.scheduleId()))
        .setScheduleName(origin.scheduleName())
        .setRunId(origin.runId().toString())
        .setAttempt(event.attempt())
        .setDispatch(event.dispatch())
        .setTrigger(origin.trigger() == null ? null : Trigger.valueOf(origin.trigger().word()))
        .setNominalTime(origin.nominalTime())
        .setDefinitionVersion(origin.definitionVersion())
        .setCommandId(origin.commandId())
        .setRetryOf(text(origin.retryOf()))
        .setPayload(payload(event))
        .build();
  }

  private static Object payload(JournalEvent event) {
    return switch (event.fact()) {
      case RunFact.Queued(int position) -> new RunQueued(position);
      case RunFact.RetryScheduled(Instant at) -> new RetryScheduled(at);
      case RunFact.Dispatched _ -> new RunDispatched(event.at());
      case RunFact.Started(String executor) -> new RunStarted(executor);
      case RunFact.Progressed(String executor, Usage usage) ->
          new RunProgressed(executor, metrics(usage));
      case RunFact.Completed(RunFact.Outcome outcome) -> new RunCompleted(outcome(outcome));
      case RunFact.Failed(var kind, String message, RunFact.Outcome outcome) ->
          failed(kind.word(), message, outcome, true);
      case RunFact.Returned(var kind, String message, RunFact.Outcome outcome) ->
          failed(kind.word(), message, outcome, false);
      case RunFact.Cancelled(String by, RunFact.Outcome outcome) ->
          new RunCancelled(by, outcome(outcome));
      case RunFact.Skipped(String reason, String message) ->
          new RunSkipped(SkipReason.valueOf(reason), message);
      case RunFact.Expired(String message) -> new RunExpired(message);
    };
  }

  private static RunFailed failed(
      String kind, String message, RunFact.Outcome outcome, boolean endsRun) {
    return RunFailed.newBuilder()
        .setKind(FailureKind.valueOf(kind))
        .setMessage(message)
        .setRetryable(false)
        .setEndsRun(endsRun)
        .setOutcome(outcome(outcome))
        .build();
  }

  private static Outcome outcome(RunFact.Outcome outcome) {
    return Outcome.newBuilder()
        .setDurationMillis(outcome.duration().toMillis())
        .setExitCode(outcome.exitCode())
        .setOutput(outcome.output())
        .setMetrics(metrics(outcome.usage()))
        .build();
  }

  private static RunMetrics metrics(Usage usage) {
    return RunMetrics.newBuilder()
        .setCostMicroUsd(usage.costMicroUsd())
        .setInputTokens(usage.inputTokens())
        .setOutputTokens(usage.outputTokens())
        .setCacheReadTokens(usage.cacheReadTokens())
        .setCacheCreationTokens(usage.cacheCreationTokens())
        .setNumTurns(usage.numTurns() == null ? null : usage.numTurns().intValue())
        .setContextUsed(usage.contextUsed())
        .setContextMax(usage.contextMax())
        .setSessionId(usage.sessionId())
        .setToolCalls(
            usage.toolCalls().stream()
                .map(call ->
                    ToolCall.newBuilder()
                        .setId(call.id())
                        .setName(call.name())
                        .setDurationMillis(
                            call.duration() == null ? null : call.duration().toMillis())
                        .setFailed(call.failed())
                        .build())
                .toList())
        .build();
  }

  private static RunLog record(TranscriptPart part) {
    return RunLog.newBuilder()
        .setRunId(part.runId().toString())
        .setAgentId(new UUID(2, 1).toString())
        .setOwner("ann")
        .setAttempt(part.attempt())
        .setDispatch(part.dispatch())
        .setFirstLine(part.firstLine())
        .setLines(
            part.lines().stream()
                .map(line -> new LogLine(line.at(), LogStream.valueOf(line.stream()), line.text()))
                .toList())
        .build();
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }
}
