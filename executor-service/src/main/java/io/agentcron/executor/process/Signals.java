package io.agentcron.executor.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Sends signals, and tells who is still there to receive them. */
final class Signals {
  private Signals() {}

  /** Java has no name for it: its {@code destroy()} is SIGTERM. */
  static void interrupt(Collection<ProcessHandle> processes) throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "kill -INT \"$@\"", "kill"));
    processes.stream()
        .filter(Signals::isAlive)
        .map(process -> Long.toString(process.pid()))
        .forEach(command::add);
    new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  static void terminate(Collection<ProcessHandle> processes) {
    processes.forEach(ProcessHandle::destroy);
  }

  static void kill(Collection<ProcessHandle> processes) {
    processes.forEach(ProcessHandle::destroyForcibly);
  }

  /** A zombie is dead: in a container without an init process nobody ever buries it. */
  static boolean isAlive(ProcessHandle process) {
    return process.isAlive() && !isZombie(process.pid());
  }

  private static boolean isZombie(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      char state = stat.charAt(stat.lastIndexOf(')') + 2);
      return state == 'Z' || state == 'X';
    } catch (IOException | IndexOutOfBoundsException e) {
      return false;
    }
  }
}
