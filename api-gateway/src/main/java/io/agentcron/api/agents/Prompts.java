package io.agentcron.api.agents;

import io.agentcron.api.input.InputObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rules for prompts, wherever one is given. They are templates: {@code {{inputs.project}}},
 * {@code {{run.nominalTime}}}, {@code {{last.output}}}; whether an input is there is seen when a
 * run has its inputs.
 */
public final class Prompts {
  private static final int MOST_BYTES = 256 * 1024;

  private static final Pattern NAME =
      Pattern.compile("\\{\\{\\s*([A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z0-9_-]+)+)\\s*}}");
  private static final Pattern KNOWN =
      Pattern.compile(
          "inputs\\.[^.]+|run\\.(id|attempt|trigger|agent|schedule|nominalTime)|last\\.(output|runId)");

  private Prompts() {}

  public static Optional<String> read(InputObject in) {
    Optional<String> prompt = in.text("prompt");
    prompt
        .map(text -> text.getBytes(StandardCharsets.UTF_8).length)
        .filter(bytes -> bytes > MOST_BYTES)
        .ifPresent(bytes ->
            in.violation("prompt", null, "expected at most 256 KiB, found " + bytes + " bytes"));
    prompt.ifPresent(text ->
        NAME.matcher(text)
            .results()
            .map(it -> it.group(1))
            .filter(name -> !KNOWN.matcher(name).matches())
            .distinct()
            .forEach(name ->
                in.violation(
                    "prompt",
                    "{{" + name + "}}",
                    "expected inputs.NAME, last.output, last.runId or run.id, .attempt, .trigger,"
                        + " .agent, .schedule, .nominalTime")));
    return prompt;
  }
}
