package io.agentcron.scheduler.wire;

import io.agentcron.scheduler.definition.FailureKind;
import java.util.Collection;
import java.util.List;

/** Kinds of failure, both ways; the contract and the domain have the same. */
final class FailureWire {
  private FailureWire() {}

  static FailureKind kind(io.agentcron.contract.FailureKind kind) {
    return switch (kind) {
      case error -> FailureKind.ERROR;
      case timed_out -> FailureKind.TIMED_OUT;
      case max_turns -> FailureKind.MAX_TURNS;
      case budget_exceeded -> FailureKind.BUDGET_EXCEEDED;
      case authentication -> FailureKind.AUTHENTICATION;
      case rate_limited -> FailureKind.RATE_LIMITED;
      case runtime_unavailable -> FailureKind.RUNTIME_UNAVAILABLE;
      case executor_lost -> FailureKind.EXECUTOR_LOST;
      case executor_shutdown -> FailureKind.EXECUTOR_SHUTDOWN;
      case not_launched -> FailureKind.NOT_LAUNCHED;
      case stalled -> FailureKind.STALLED;
      case output_limit -> FailureKind.OUTPUT_LIMIT;
    };
  }

  static io.agentcron.contract.FailureKind kind(FailureKind kind) {
    return switch (kind) {
      case ERROR -> io.agentcron.contract.FailureKind.error;
      case TIMED_OUT -> io.agentcron.contract.FailureKind.timed_out;
      case MAX_TURNS -> io.agentcron.contract.FailureKind.max_turns;
      case BUDGET_EXCEEDED -> io.agentcron.contract.FailureKind.budget_exceeded;
      case AUTHENTICATION -> io.agentcron.contract.FailureKind.authentication;
      case RATE_LIMITED -> io.agentcron.contract.FailureKind.rate_limited;
      case RUNTIME_UNAVAILABLE -> io.agentcron.contract.FailureKind.runtime_unavailable;
      case EXECUTOR_LOST -> io.agentcron.contract.FailureKind.executor_lost;
      case EXECUTOR_SHUTDOWN -> io.agentcron.contract.FailureKind.executor_shutdown;
      case NOT_LAUNCHED -> io.agentcron.contract.FailureKind.not_launched;
      case STALLED -> io.agentcron.contract.FailureKind.stalled;
      case OUTPUT_LIMIT -> io.agentcron.contract.FailureKind.output_limit;
    };
  }

  /** In a fixed order, so that the same policy is the same bytes. */
  static List<io.agentcron.contract.FailureKind> kinds(Collection<FailureKind> kinds) {
    return kinds.stream().sorted().map(FailureWire::kind).toList();
  }
}
