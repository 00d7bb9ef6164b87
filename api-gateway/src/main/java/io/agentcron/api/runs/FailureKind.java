package io.agentcron.api.runs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why an attempt failed. */
public enum FailureKind {
  ERROR,
  TIMED_OUT,
  MAX_TURNS,
  BUDGET_EXCEEDED,
  AUTHENTICATION,
  RATE_LIMITED,
  RUNTIME_UNAVAILABLE,
  EXECUTOR_LOST,
  EXECUTOR_SHUTDOWN,
  NOT_LAUNCHED,
  STALLED,
  OUTPUT_LIMIT;

  /** The status of a run that ends by it. */
  public RunStatus status() {
    return switch (this) {
      case TIMED_OUT, STALLED -> RunStatus.TIMED_OUT;
      case MAX_TURNS -> RunStatus.MAX_TURNS;
      case BUDGET_EXCEEDED -> RunStatus.BUDGET_EXCEEDED;
      case ERROR,
          AUTHENTICATION,
          RATE_LIMITED,
          RUNTIME_UNAVAILABLE,
          EXECUTOR_LOST,
          EXECUTOR_SHUTDOWN,
          NOT_LAUNCHED,
          OUTPUT_LIMIT ->
          RunStatus.ERROR;
    };
  }

  /** Its name outside: in JSON, in SQL, in Avro. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this word, if there is one. */
  public static Optional<FailureKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
