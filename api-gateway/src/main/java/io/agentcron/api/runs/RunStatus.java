package io.agentcron.api.runs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a run stands; a final status never changes. */
public enum RunStatus {
  QUEUED,
  REQUESTED,
  RUNNING,
  RETRYING,
  SUCCESS,
  ERROR,
  BUDGET_EXCEEDED,
  MAX_TURNS,
  TIMED_OUT,
  CANCELLED,
  SKIPPED,
  EXPIRED;

  /** Those that are not final. */
  public static final List<RunStatus> ACTIVE =
      Arrays.stream(values()).filter(status -> !status.isFinal()).toList();

  public boolean isFinal() {
    return compareTo(SUCCESS) >= 0;
  }

  /** Its name outside: in JSON, in SQL, in Avro. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status with this word, if there is one. */
  public static Optional<RunStatus> of(String word) {
    return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
  }
}
