package io.agentcron.embedded;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads from what the registry wrote why it failed. */
final class RegistryOutput {

  private static final Pattern REASON =
      Pattern.compile(
          "^(?:Caused by: |.* ERROR \\[[^]]*](?: \\([^)]*\\))? )(.*)$", Pattern.MULTILINE);

  private RegistryOutput() {}

  static StartProblem problem(String output, Path directory, int port) {
    if (output.contains("Port %d seems to be in use".formatted(port))) {
      return Ports.inUse(EmbeddedRegistry.NAME, port);
    }
    if (output.contains("No space left on device")) {
      return new StartProblem.NoDiskSpace(directory, EmbeddedRegistry.NEEDED_BYTES, 0);
    }
    var reason =
        REASON
            .matcher(output)
            .results()
            .map(match -> match.group(1))
            .reduce((_, last) -> last)
            .orElse("it ended without a word");
    return new StartProblem.ServerFailed(EmbeddedRegistry.NAME, reason);
  }
}
