package io.agentcron.api.runs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What made a run. */
public enum Trigger {
  SCHEDULE,
  MANUAL,
  RETRY,
  BACKFILL,
  CATCH_UP;

  /** Its name outside: in JSON, in SQL, in Avro. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The trigger with this word, if there is one. */
  public static Optional<Trigger> of(String word) {
    return Arrays.stream(values()).filter(trigger -> trigger.word().equals(word)).findFirst();
  }
}
