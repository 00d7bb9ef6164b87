package io.agentcron.executor.runtime;

import io.agentcron.executor.process.ProcessHost;
import io.agentcron.executor.run.WorkOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an agent works, if its definition says so. */
public final class WorkingDirectory {
  private WorkingDirectory() {}

  /** The directory of this name, else one that lasts where the order's session is to go on. */
  public static Optional<Path> of(@Nullable String name, WorkOrder order, ProcessHost host)
      throws Options.InvalidException {
    if (name != null || order.runtime().session() != WorkOrder.Session.RESUME) {
      return of(name);
    }
    try {
      return Optional.of(host.lastingDirectory(order.agent().id()));
    } catch (IOException e) {
      throw new Options.InvalidException("session: cannot make a directory for it: " + e);
    }
  }

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
