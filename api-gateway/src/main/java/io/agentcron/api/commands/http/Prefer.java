package io.agentcron.api.commands.http;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * RFC 7240: how long a caller prefers to wait. What is not understood is ignored, as it says.
 *
 * @param applied what the answer says was applied; empty if the caller said nothing
 */
record Prefer(Duration patience, Optional<String> applied) {
  static final String HEADER = "Prefer";

  private static final int LONGEST = 30;
  private static final Duration USUAL = Duration.ofSeconds(2);
  private static final Pattern WAIT =
      Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?(?=$|[,;\\s])");
  private static final Pattern ASYNC =
      Pattern.compile("(?i)(?:^|[,;\\s])respond-async(?=$|[,;\\s])");

  static Prefer of(@Nullable String header) {
    if (header == null) {
      return new Prefer(USUAL, Optional.empty());
    }
    Matcher wait = WAIT.matcher(header);
    if (wait.find()) {
      int seconds = Math.min(Integer.parseInt(wait.group(1)), LONGEST);
      return new Prefer(Duration.ofSeconds(seconds), Optional.of("wait=" + seconds));
    }
    return ASYNC.matcher(header).find()
        ? new Prefer(Duration.ZERO, Optional.of("respond-async"))
        : new Prefer(USUAL, Optional.empty());
  }
}
