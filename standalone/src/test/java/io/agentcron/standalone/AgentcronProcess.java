package io.agentcron.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command {@code agentcron} as a process of its own, with what it says. */
final class AgentcronProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;
  private final List<String> said = new ArrayList<>();

  private AgentcronProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static AgentcronProcess start(String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dagentcron.registry.home=" + System.getProperty("agentcron.registry.home"),
                "-cp",
                System.getProperty("java.class.path"),
                Agentcron.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("AGENTCRON_TOKEN");
    return new AgentcronProcess(builder.start());
  }

  /** Reads on until a line that begins so, or to the end of the output if none does. */
  String line(String beginning) throws IOException {
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      if (line.startsWith(beginning)) {
        return line;
      }
    }
    throw new IOException("Expected a line with " + beginning + ", found " + said);
  }

  /** What it said until its end. */
  List<String> end() throws IOException, InterruptedException {
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
    }
    process.waitFor();
    return said;
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** As Ctrl-C and a system that shuts down do. */
  void terminate() {
    // Process.destroy would also close the output.
    process.toHandle().destroy();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    terminate();
    process
        .onExit()
        .completeOnTimeout(process, 120, TimeUnit.SECONDS)
        .thenAccept(Process::destroyForcibly)
        .join();
  }
}
