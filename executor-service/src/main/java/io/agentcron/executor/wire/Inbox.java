package io.agentcron.executor.wire;

import io.agentcron.contract.CancelDispatch;
import io.agentcron.contract.Limits;
import io.agentcron.contract.RunRequested;
import io.agentcron.contract.Runtime;
import io.agentcron.executor.run.Cancel;
import io.agentcron.executor.run.Dispatch;
import io.agentcron.executor.run.FailureKind;
import io.agentcron.executor.run.WorkOrder;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroDecoder;
import io.agentcron.schemas.serde.Decoded;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what the scheduler writes. */
public final class Inbox {
  private final AvroDecoder<RunRequested> orders;
  private final AvroDecoder<CancelDispatch> cancels;

  public Inbox(SchemaRegistry registry) {
    this.orders = new AvroDecoder<>(RunRequested.class, registry);
    this.cancels = new AvroDecoder<>(CancelDispatch.class, registry);
  }

  /** What a record is. */
  public sealed interface Received<T> {
    /** As it should be. */
    record Value<T>(T value) implements Received<T> {}

    /** Written by something newer: to be skipped. */
    record Newer<T>() implements Received<T> {}

    /** Not what belongs here. */
    record Malformed<T>(String cause) implements Received<T> {}
  }

  /**
   * Reads a work order.
   *
   * @throws io.agentcron.schemas.registry.RegistryException.Unavailable to be tried again
   */
  public Received<WorkOrder> order(byte @Nullable [] value) {
    return read(orders.decode(value), Inbox::order);
  }

  /**
   * Reads a cancel.
   *
   * @throws io.agentcron.schemas.registry.RegistryException.Unavailable to be tried again
   */
  public Received<Cancel> cancel(byte @Nullable [] value) {
    return read(
        cancels.decode(value),
        it -> new Cancel(it.getRunId(), it.getDispatch(), it.getBy(), it.getRequestedAt()));
  }

  private static <T, R> Received<R> read(Decoded<T> decoded, Function<T, R> mapping) {
    return switch (decoded) {
      case Decoded.Value<T>(T value) -> {
        try {
          yield new Received.Value<>(mapping.apply(value));
        } catch (IllegalArgumentException e) {
          yield new Received.Malformed<>(String.valueOf(e.getMessage()));
        }
      }
      case Decoded.Unknown<T> _ -> new Received.Newer<>();
      case Decoded.Malformed<T>(String cause) -> new Received.Malformed<>(cause);
    };
  }

  private static WorkOrder order(RunRequested it) {
    String schedule = it.getScheduleId();
    return new WorkOrder(
        new Dispatch(it.getRunId(), it.getAttempt(), it.getDispatch()),
        new WorkOrder.Agent(
            it.getAgentId(), it.getAgentName(), it.getOwner(), it.getDefinitionVersion()),
        schedule == null
            ? Optional.empty()
            : Optional.of(
                new WorkOrder.Schedule(
                    schedule, it.getScheduleName() == null ? schedule : it.getScheduleName())),
        WorkOrder.Trigger.valueOf(it.getTrigger().name().toUpperCase(Locale.ROOT)),
        Optional.ofNullable(it.getNominalTime()),
        Optional.ofNullable(it.getCommandId()),
        it.getStartBy(),
        it.getPrompt(),
        it.getInputs() == null ? "{}" : it.getInputs(),
        Optional.ofNullable(it.getPrevious())
            .map(previous ->
                new WorkOrder.PreviousRun(
                    previous.getRunId(),
                    Optional.ofNullable(previous.getSessionId()),
                    Optional.ofNullable(previous.getOutput()))),
        runtime(it.getRuntime()),
        limits(it.getLimits()),
        it.getRetryOn().stream().flatMap(kind -> kind(kind).stream()).collect(Collectors.toSet()));
  }

  private static WorkOrder.RuntimeChoice runtime(Runtime it) {
    return new WorkOrder.RuntimeChoice(
        it.getType(),
        it.getOptions(),
        switch (it.getSession()) {
          case fresh -> WorkOrder.Session.FRESH;
          case resume -> WorkOrder.Session.RESUME;
          case last_output -> WorkOrder.Session.LAST_OUTPUT;
        },
        Optional.ofNullable(it.getGate())
            .map(gate -> new WorkOrder.Gate(gate.getCommand(), gate.getSkipExitCode())));
  }

  private static WorkOrder.Limits limits(Limits it) {
    return new WorkOrder.Limits(
        Optional.ofNullable(it.getMaxTurns()),
        Optional.ofNullable(it.getMaxBudgetMicroUsd()),
        Duration.ofMillis(it.getTimeoutMillis()),
        Optional.ofNullable(it.getStallTimeoutMillis()).map(Duration::ofMillis));
  }

  /** The scheduler's own kinds, such as a lost executor, never come from here. */
  private static Optional<FailureKind> kind(io.agentcron.contract.FailureKind kind) {
    return Arrays.stream(FailureKind.values())
        .filter(it -> it.name().equals(kind.name().toUpperCase(Locale.ROOT)))
        .findFirst();
  }
}
