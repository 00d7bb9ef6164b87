package io.agentcron.executor.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds programs as a shell would. */
public final class Executables {
  private Executables() {}

  /**
   * The program of this name.
   *
   * @param name looked up along {@code path}, or itself a path
   * @param directory what a relative path starts from
   */
  public static Optional<Path> find(String name, Path directory, String path) {
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    if (name.contains("/")) {
      return Optional.of(directory.resolve(name)).filter(Executables::canRun);
    }
    return Arrays.stream(path.split(":", -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> directory.resolve(entry).resolve(name))
        .filter(Executables::canRun)
        .findFirst();
  }

  private static boolean canRun(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
