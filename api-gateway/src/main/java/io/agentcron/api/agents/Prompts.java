package io.agentcron.api.agents;

import io.agentcron.api.input.InputObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The rule for prompts, wherever one is given. */
public final class Prompts {
  private static final int MOST_BYTES = 256 * 1024;

  private Prompts() {}

  public static Optional<String> read(InputObject in) {
    Optional<String> prompt = in.text("prompt");
    prompt
        .map(text -> text.getBytes(StandardCharsets.UTF_8).length)
        .filter(bytes -> bytes > MOST_BYTES)
        .ifPresent(bytes ->
            in.violation("prompt", null, "expected at most 256 KiB, found " + bytes + " bytes"));
    return prompt;
  }
}
