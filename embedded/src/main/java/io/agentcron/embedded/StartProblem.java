package io.agentcron.embedded;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Why a server could not start, in a form that its user can act on. */
public sealed interface StartProblem {

  /** One or two sentences for the person who started it: what is wrong and what to do. */
  String message();

  /** Somebody else listens on the port. */
  record PortInUse(String server, int port, Optional<String> holder) implements StartProblem {
    @Override
    public String message() {
      return "Port %d, wanted by %s, is in use%s. Stop what uses it or choose another port."
          .formatted(port, server, holder.map(" by "::concat).orElse(""));
    }
  }

  /** Another running instance holds the lock of the data directory. */
  record DirectoryInUse(Path directory, OptionalLong pid) implements StartProblem {
    @Override
    public String message() {
      var owner = pid.isPresent() ? "process " + pid.getAsLong() : "another process";
      return "The directory %s is in use by %s. Stop it or choose another data directory."
          .formatted(directory, owner);
    }
  }

  /** The directory holds data that the server cannot read. */
  record DirectoryCorrupt(Path directory, String detail) implements StartProblem {
    @Override
    public String message() {
      return ("The data in %s cannot be used: %s. Restore it from a backup, or move it away to start"
              + " with an empty one.")
          .formatted(directory, detail);
    }
  }

  /** The directory cannot be created or written. */
  record DirectoryNotWritable(Path directory, String detail) implements StartProblem {
    @Override
    public String message() {
      return "Cannot write to %s: %s.".formatted(directory, detail);
    }
  }

  /** The file system of the directory is full, or so nearly that a server would stop soon. */
  record NoDiskSpace(Path directory, long neededBytes, long usableBytes) implements StartProblem {
    @Override
    public String message() {
      return "Not enough disk space for %s: %d MiB needed, %d MiB free."
          .formatted(directory, neededBytes >> 20, usableBytes >> 20);
    }
  }

  /** The server started and gave up, or did not become ready in time. */
  record ServerFailed(String server, String detail) implements StartProblem {
    @Override
    public String message() {
      return "%s did not start: %s.".formatted(server, detail);
    }
  }

  /** Postgres refuses root's rights, and this machine does not let root give them up. */
  record CannotRunAsRoot() implements StartProblem {
    @Override
    public String message() {
      return "Postgres does not run as root, and user namespaces (unshare -U), which would help,"
          + " are not permitted here. Start Agentcron as another user.";
    }
  }

  /** There is no Postgres for this operating system and processor in the build. */
  record UnsupportedMachine(String operatingSystem, String processor) implements StartProblem {
    @Override
    public String message() {
      return "There is no embedded Postgres for %s on %s; Linux and macOS on x86-64 or ARM64 work."
          .formatted(operatingSystem, processor);
    }
  }
}
