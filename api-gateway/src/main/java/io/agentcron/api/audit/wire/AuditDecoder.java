package io.agentcron.api.audit.wire;

import io.agentcron.contract.EventSource;
import io.agentcron.contract.RunDispatched;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunQueued;
import io.agentcron.contract.RunSkipped;
import io.agentcron.contract.ScheduleFinished;
import io.agentcron.contract.Trigger;
import io.agentcron.cron.audit.JournalEntry;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroDecoder;
import io.agentcron.schemas.serde.Decoded;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what the scheduler decided by itself of a nominal time. */
public final class AuditDecoder {
  private final AvroDecoder<RunEvent> decoder;

  public AuditDecoder(SchemaRegistry registry) {
    this.decoder = new AvroDecoder<>(RunEvent.class, registry);
  }

  /** Empty for whatever is no decision of a schedule; see {@link AvroDecoder#decode}. */
  public Optional<JournalEntry> decode(byte @Nullable [] value) {
    if (!(decoder.decode(value) instanceof Decoded.Value<RunEvent>(RunEvent event))
        || event.getSource() != EventSource.scheduler
        || event.getScheduleId() == null
        || event.getNominalTime() == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(entry(event, event.getScheduleId(), event.getNominalTime()));
  }

  private static @Nullable JournalEntry entry(RunEvent event, String scheduleId, Instant nominal) {
    if (event.getPayload() instanceof ScheduleFinished it) {
      return new JournalEntry.Finished(scheduleId, nominal, it.getFires());
    }
    if (event.getTrigger() != Trigger.schedule && event.getTrigger() != Trigger.catch_up) {
      return null;
    }
    return switch (event.getPayload()) {
      case RunDispatched _ ->
          new JournalEntry.Fired(scheduleId, nominal, event.getAttempt(), event.getDispatch());
      case RunQueued _ -> new JournalEntry.Queued(scheduleId, nominal);
      case RunSkipped it -> new JournalEntry.Skipped(scheduleId, nominal, it.getReason().name());
      default -> null;
    };
  }
}
