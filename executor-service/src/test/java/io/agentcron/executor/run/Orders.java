package io.agentcron.executor.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Work orders as tests need them. */
public final class Orders {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Orders() {}

  /** Of the first dispatch of run {@code r1}, to be started within a minute of noon. */
  public static WorkOrder order() {
    return order("r1", 1, "command", "{\"command\":[\"true\"]}");
  }

  public static WorkOrder order(String runId, int dispatch, String type, String options) {
    return order(runId, dispatch, new WorkOrder.RuntimeChoice(type, options), "Say hello");
  }

  public static WorkOrder order(
      String runId, int dispatch, WorkOrder.RuntimeChoice runtime, String prompt) {
    return new WorkOrder(
        new Dispatch(runId, 1, dispatch),
        new WorkOrder.Agent("a1", "disk watcher", "ann", 7),
        Optional.of(new WorkOrder.Schedule("s1", "hourly")),
        WorkOrder.Trigger.SCHEDULE,
        Optional.of(NOON),
        Optional.empty(),
        NOON.plusSeconds(60),
        prompt,
        "{}",
        Optional.empty(),
        runtime,
        limits(Duration.ofMinutes(5)),
        Set.of());
  }

  public static WorkOrder limited(WorkOrder order, WorkOrder.Limits limits) {
    return new WorkOrder(
        order.dispatch(),
        order.agent(),
        order.schedule(),
        order.trigger(),
        order.nominalTime(),
        order.commandId(),
        order.startBy(),
        order.prompt(),
        order.inputs(),
        order.previous(),
        order.runtime(),
        limits,
        order.retryOn());
  }

  /** Limits of time only. */
  public static WorkOrder.Limits limits(Duration timeout) {
    return new WorkOrder.Limits(Optional.empty(), Optional.empty(), timeout, Optional.empty());
  }

  /** After these failures the scheduler decides. */
  public static WorkOrder retried(WorkOrder order, Set<FailureKind> kinds) {
    return new WorkOrder(
        order.dispatch(),
        order.agent(),
        order.schedule(),
        order.trigger(),
        order.nominalTime(),
        order.commandId(),
        order.startBy(),
        order.prompt(),
        order.inputs(),
        order.previous(),
        order.runtime(),
        order.limits(),
        kinds);
  }

  /** With a successful run before it. */
  public static WorkOrder after(WorkOrder order, WorkOrder.PreviousRun previous) {
    return new WorkOrder(
        order.dispatch(),
        order.agent(),
        order.schedule(),
        order.trigger(),
        order.nominalTime(),
        order.commandId(),
        order.startBy(),
        order.prompt(),
        order.inputs(),
        Optional.of(previous),
        order.runtime(),
        order.limits(),
        order.retryOn());
  }
}
