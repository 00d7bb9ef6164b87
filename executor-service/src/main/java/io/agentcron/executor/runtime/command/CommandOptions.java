package io.agentcron.executor.runtime.command;

import io.agentcron.executor.runtime.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of a {@code command} agent.
 *
 * @param command the program and its arguments; with {@code shell} a script and its {@code $1} ...
 * @param workingDirectory absolute; a new one for each run where it is missing
 * @param environment in addition to what the executor passes on
 * @param stdin what the program reads; the prompt where it is missing
 * @param shell whether {@code /bin/sh} runs it
 * @param exitCodes what they mean: success, or a kind of failure
 */
record CommandOptions(
    @Nullable List<String> command,
    @Nullable String workingDirectory,
    @Nullable Map<String, String> environment,
    @Nullable String stdin,
    @Nullable Boolean shell,
    @Nullable Map<String, String> exitCodes) {

  static CommandOptions parse(String json) throws Options.InvalidException {
    CommandOptions options = Options.read(json, CommandOptions.class);
    if (options.command == null || options.command.isEmpty()) {
      throw new Options.InvalidException("runtime.command: expected a program, found nothing");
    }
    return options;
  }

  /** What is really started. */
  List<String> words() {
    List<String> given = command == null ? List.of() : command;
    if (!Boolean.TRUE.equals(shell)) {
      return given;
    }
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", given.getFirst(), "sh"));
    words.addAll(given.subList(1, given.size()));
    return words;
  }

  Optional<Path> directory() {
    return Optional.ofNullable(workingDirectory).map(Path::of);
  }

  Map<String, String> variables() {
    return environment == null ? Map.of() : environment;
  }

  ExitCodes codes() throws Options.InvalidException {
    return ExitCodes.of(exitCodes == null ? Map.of() : exitCodes);
  }

  String input(String prompt) {
    return stdin == null ? prompt : stdin;
  }
}
