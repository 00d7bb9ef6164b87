package io.agentcron.api.runs.wire;

import io.agentcron.api.runs.AgentEvent;
import io.agentcron.api.runs.FailureKind;
import io.agentcron.api.runs.JournalEntry;
import io.agentcron.api.runs.JournalEvent;
import io.agentcron.api.runs.JournalEvent.Source;
import io.agentcron.api.runs.Origin;
import io.agentcron.api.runs.RunFact;
import io.agentcron.api.runs.Trigger;
import io.agentcron.contract.EventSource;
import io.agentcron.contract.RetryScheduled;
import io.agentcron.contract.RunCancelled;
import io.agentcron.contract.RunCompleted;
import io.agentcron.contract.RunDispatched;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunExpired;
import io.agentcron.contract.RunFailed;
import io.agentcron.contract.RunProgressed;
import io.agentcron.contract.RunQueued;
import io.agentcron.contract.RunSkipped;
import io.agentcron.contract.RunStarted;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroDecoder;
import io.agentcron.schemas.serde.Decoded;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code run-events}. What says nothing of how a run goes or an agent stands is {@link
 * Decoded.Unknown}, like what a newer writer says.
 */
public final class JournalDecoder {
  private final AvroDecoder<RunEvent> decoder;

  public JournalDecoder(SchemaRegistry registry) {
    this.decoder = new AvroDecoder<>(RunEvent.class, registry);
  }

  /** One record's value; see {@link AvroDecoder#decode} for the registry being away. */
  public Decoded<JournalEntry> decode(byte @Nullable [] value) {
    return Translation.of(decoder.decode(value), JournalDecoder::entry);
  }

  private static Decoded<JournalEntry> entry(RunEvent event) {
    Optional<JournalEntry> entry =
        event.getRunId() == null
            ? AgentFacts.of(event.getPayload(), event.getOccurredAt()).map(it -> about(event, it))
            : fact(event.getPayload()).map(it -> aboutRun(event, event.getRunId(), it));
    return entry
        .<Decoded<JournalEntry>>map(Decoded.Value::new)
        .orElseGet(() -> new Decoded.Unknown<>("neither about how a run goes nor about an agent"));
  }

  private static JournalEntry aboutRun(RunEvent event, String runId, RunFact fact) {
    return new JournalEvent(
        origin(event, UUID.fromString(runId)),
        source(event.getSource()),
        event.getAttempt(),
        event.getDispatch(),
        event.getOccurredAt(),
        fact);
  }

  private static JournalEntry about(RunEvent event, AgentEvent.Fact fact) {
    return new AgentEvent(
        Translation.text(event.getEventId()),
        UUID.fromString(event.getAgentId()),
        Translation.text(event.getAgentName()),
        Translation.text(event.getOwner()),
        event.getScheduleId() == null ? null : UUID.fromString(event.getScheduleId()),
        Translation.optionalText(event.getScheduleName()),
        event.getOccurredAt(),
        fact);
  }

  private static Origin origin(RunEvent event, UUID runId) {
    return new Origin(
        runId,
        UUID.fromString(event.getAgentId()),
        Translation.text(event.getAgentName()),
        Translation.text(event.getOwner()),
        event.getScheduleId() == null ? null : UUID.fromString(event.getScheduleId()),
        Translation.optionalText(event.getScheduleName()),
        event.getTrigger() == null ? null : Trigger.of(event.getTrigger().name()).orElseThrow(),
        event.getNominalTime(),
        event.getDefinitionVersion(),
        Translation.optionalText(event.getCommandId()),
        event.getRetryOf() == null ? null : UUID.fromString(event.getRetryOf()));
  }

  private static Source source(EventSource source) {
    return switch (source) {
      case scheduler -> Source.SCHEDULER;
      case executor -> Source.EXECUTOR;
      case notifier -> Source.NOTIFIER;
    };
  }

  /** The payload is a union, which Avro's generated classes can say by {@link Object} only. */
  private static Optional<RunFact> fact(Object payload) {
    return Optional.ofNullable(
        switch (payload) {
          case RunQueued it -> new RunFact.Queued(it.getPosition());
          case RetryScheduled it -> new RunFact.RetryScheduled(it.getAt());
          case RunDispatched _ -> new RunFact.Dispatched();
          case RunStarted it -> new RunFact.Started(Translation.text(it.getExecutor()));
          case RunProgressed it ->
              new RunFact.Progressed(
                  Translation.text(it.getExecutor()), Translation.usage(it.getMetrics()));
          case RunCompleted it -> new RunFact.Completed(Translation.outcome(it.getOutcome()));
          case RunFailed it -> failure(it);
          case RunCancelled it ->
              new RunFact.Cancelled(
                  Translation.text(it.getBy()), Translation.outcome(it.getOutcome()));
          case RunSkipped it ->
              new RunFact.Skipped(it.getReason().name(), Translation.text(it.getMessage()));
          case RunExpired it -> new RunFact.Expired(Translation.text(it.getMessage()));
          default -> null;
        });
  }

  private static RunFact failure(RunFailed failed) {
    FailureKind kind = FailureKind.of(failed.getKind().name()).orElseThrow();
    String message = Translation.text(failed.getMessage());
    RunFact.Outcome outcome = Translation.outcome(failed.getOutcome());
    return failed.getEndsRun()
        ? new RunFact.Failed(kind, message, outcome)
        : new RunFact.Returned(kind, message, outcome);
  }
}
