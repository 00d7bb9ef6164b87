package io.agentcron.api.wire;

import io.agentcron.api.commands.Decision;
import io.agentcron.api.commands.Decision.Why;
import io.agentcron.contract.AgentPaused;
import io.agentcron.contract.AgentResumed;
import io.agentcron.contract.BackfillAccepted;
import io.agentcron.contract.CancelRequested;
import io.agentcron.contract.CommandRejected;
import io.agentcron.contract.RunCancelled;
import io.agentcron.contract.RunDispatched;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunQueued;
import io.agentcron.contract.RunSkipped;
import io.agentcron.schemas.registry.RegistryException;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroDecoder;
import io.agentcron.schemas.serde.Decoded;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the answers to commands among the run events. */
public final class DecisionReader {
  private final AvroDecoder<RunEvent> decoder;

  public DecisionReader(SchemaRegistry registry) {
    this.decoder = new AvroDecoder<>(RunEvent.class, registry);
  }

  /** The answer to a command. */
  public record Found(String commandId, Decision decision) {}

  /**
   * Empty for every event that answers nothing, and for what cannot be decoded: the projection
   * reads the same topic and puts that among the dead letters.
   *
   * @throws RegistryException.Unavailable if the event cannot be decoded right now
   */
  public Optional<Found> read(byte @Nullable [] value) {
    if (!(decoder.decode(value) instanceof Decoded.Value<RunEvent>(RunEvent event))) {
      return Optional.empty();
    }
    return Optional.ofNullable(event.getCommandId())
        .flatMap(commandId -> decision(event.getPayload()).map(it -> new Found(commandId, it)));
  }

  private static Optional<Decision> decision(Object payload) {
    return switch (payload) {
      case RunDispatched _ -> Optional.of(new Decision.Dispatched());
      case RunQueued _ -> Optional.of(new Decision.Queued());
      case AgentPaused _ -> Optional.of(new Decision.Paused());
      case AgentResumed _ -> Optional.of(new Decision.Resumed());
      case BackfillAccepted it -> Optional.of(new Decision.BackfillAccepted(it.getRuns()));
      case RunSkipped it ->
          Optional.of(new Decision.Skipped(it.getReason().name(), it.getMessage()));
      case CancelRequested _ -> Optional.of(new Decision.CancelRequested());
      case RunCancelled _ -> Optional.of(new Decision.Cancelled());
      case CommandRejected it -> Optional.of(new Decision.Rejected(why(it), it.getMessage()));
      default -> Optional.empty();
    };
  }

  private static Why why(CommandRejected rejected) {
    return switch (rejected.getReason()) {
      case unknown_agent -> Why.UNKNOWN_AGENT;
      case unknown_schedule -> Why.UNKNOWN_SCHEDULE;
      case unknown_run -> Why.UNKNOWN_RUN;
      case duplicate_run -> Why.DUPLICATE_RUN;
      case other -> Why.OTHER;
    };
  }
}
