package io.agentcron.executor.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secrets that agents on this executor may name. They are files of a directory, or variables of
 * the executor's own environment whose names begin with {@code AGENTCRON_SECRET_}.
 */
public final class Secrets {
  private static final String PREFIX = "AGENTCRON_SECRET_";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127}");

  private final Map<String, String> environment;
  private final Optional<Path> directory;

  /**
   * Secrets.
   *
   * @param environment this process's
   * @param directory one file for each secret, by its name
   */
  public Secrets(Map<String, String> environment, Optional<Path> directory) {
    this.environment = Map.copyOf(environment);
    this.directory = directory;
  }

  /** The secret of this name; read anew each time, so that it can be changed. */
  Optional<String> find(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    return directory
        .map(it -> it.resolve(name))
        .filter(Files::isRegularFile)
        .map(Secrets::read)
        .or(() -> Optional.ofNullable(environment.get(PREFIX + name)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the secret " + file.getFileName(), e);
    }
  }
}
