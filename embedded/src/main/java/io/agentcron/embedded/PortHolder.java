package io.agentcron.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** Says which process listens on a port, where the system tells. */
final class PortHolder {

  private static final Path PROC = Path.of("/proc");
  private static final String LISTEN = "0A";

  private PortHolder() {}

  /** Linux only, and only for processes that the current user may look at. */
  static Optional<String> of(int port) {
    if (!Files.isDirectory(PROC.resolve("net"))) {
      return Optional.empty();
    }
    return Stream.of("net/tcp", "net/tcp6")
        .flatMap(table -> lines(PROC.resolve(table)))
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 9 && columns[3].equals(LISTEN))
        .filter(columns -> portOf(columns[1]) == port)
        .map(columns -> "socket:[" + columns[9] + "]")
        .flatMap(socket -> ProcessHandle.allProcesses().filter(process -> holds(process, socket)))
        .findFirst()
        .map(PortHolder::describe);
  }

  private static Stream<String> lines(Path table) {
    try {
      return Files.exists(table) ? Files.readAllLines(table).stream().skip(1) : Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int portOf(String address) {
    return HexFormat.fromHexDigits(address.substring(address.indexOf(':') + 1));
  }

  private static boolean holds(ProcessHandle process, String socket) {
    try (var descriptors = Files.list(PROC.resolve(process.pid() + "/fd"))) {
      return descriptors.anyMatch(descriptor -> pointsTo(descriptor, socket));
    } catch (IOException | UncheckedIOException _) {
      // Another user's process, or one that has just ended.
      return false;
    }
  }

  private static boolean pointsTo(Path descriptor, String target) {
    try {
      return Files.readSymbolicLink(descriptor).toString().equals(target);
    } catch (IOException _) {
      return false;
    }
  }

  private static String describe(ProcessHandle process) {
    var command = process.info().command().map(path -> " (" + path + ")").orElse("");
    return "process " + process.pid() + command;
  }
}
