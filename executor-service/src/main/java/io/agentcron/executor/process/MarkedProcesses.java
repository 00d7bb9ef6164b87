package io.agentcron.executor.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the processes whose environment carries a marker. */
interface MarkedProcesses {
  List<ProcessHandle> find(Marker marker);

  /** Linux tells by {@code /proc}; elsewhere {@code ps} does, where the system lets it. */
  static MarkedProcesses ofThisSystem() {
    Path proc = Path.of("/proc");
    return Files.isReadable(proc.resolve("self/environ"))
        ? marker -> inProc(proc, marker)
        : MarkedProcesses::byPs;
  }

  private static List<ProcessHandle> inProc(Path proc, Marker marker) {
    List<ProcessHandle> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        if (carries(process, marker)) {
          ProcessHandle.of(Long.parseLong(process.getFileName().toString())).ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the processes", e);
    }
    return found;
  }

  private static boolean carries(Path process, Marker marker) {
    try {
      // The variable is plain ASCII; what else is in there needs no true decoding.
      String environ =
          new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
      return environ.contains(Marker.VARIABLE)
          && Arrays.stream(environ.split("\0", -1)).anyMatch(marker::matches);
    } catch (IOException e) {
      return false; // It has ended meanwhile, or belongs to somebody else.
    }
  }

  private static List<ProcessHandle> byPs(Marker marker) {
    try {
      Process ps =
          new ProcessBuilder("ps", "-axEww", "-o", "pid=,command=")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (Stream<String> lines = ps.inputReader(StandardCharsets.UTF_8).lines()) {
        return inPs(lines, marker).flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the processes with ps", e);
    }
  }

  /** The process ids in lines of {@code ps} that show the environment behind the command. */
  static Stream<Long> inPs(Stream<String> lines, Marker marker) {
    return lines
        .map(line -> Arrays.asList(line.strip().split("\\s+", -1)))
        .filter(words -> words.stream().skip(1).anyMatch(marker::matches))
        .flatMap(words -> pid(words.getFirst()).stream());
  }

  private static Optional<Long> pid(String word) {
    return word.matches("\\d{1,18}") ? Optional.of(Long.valueOf(word)) : Optional.empty();
  }
}
