package io.agentcron.scheduler.run;

import java.util.Optional;

/**
 * The agent's last run that succeeded, as far as a later one may know of it.
 *
 * @param sessionId by which the runtime goes on where that run ended
 * @param output the end of its answer
 */
public record PreviousRun(String runId, Optional<String> sessionId, Optional<String> output) {
  /** It travels with every work order, beside a prompt that may be long itself. */
  private static final int LONGEST = 64 << 10;

  public PreviousRun {
    output = output.map(PreviousRun::end);
  }

  private static String end(String text) {
    int from = Math.max(0, text.length() - LONGEST);
    // Not in the middle of a character that takes two.
    boolean splits = from > 0 && Character.isLowSurrogate(text.charAt(from));
    return text.substring(splits ? from + 1 : from);
  }
}
