package io.agentcron.executor.runtime;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an agent works, if its definition says so. */
public final class WorkingDirectory {
  private WorkingDirectory() {}

  /** The directory of this name; empty where none is named. */
  public static Optional<Path> of(@Nullable String name) throws Options.InvalidException {
    if (name == null) {
      return Optional.empty();
    }
    try {
      Path directory = Path.of(name);
      if (directory.isAbsolute() && Files.isDirectory(directory)) {
        return Optional.of(directory);
      }
    } catch (InvalidPathException e) {
      throw new Options.InvalidException("runtime.workingDirectory: " + e.getMessage());
    }
    throw new Options.InvalidException(
        "runtime.workingDirectory: expected an existing directory by its absolute path, found "
            + name);
  }
}
