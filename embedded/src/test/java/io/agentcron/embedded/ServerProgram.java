package io.agentcron.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process that runs one server until it is killed, for tests of what it leaves behind. */
final class ServerProgram {

  static final String READY = "ready";

  private ServerProgram() {}

  /** Starts another JVM with this program and returns when its server is ready. */
  static Process start(Class<? extends EmbeddedServer> server, Path directory) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dagentcron.registry.home=" + System.getProperty("agentcron.registry.home"),
                "-cp",
                System.getProperty("java.class.path"),
                ServerProgram.class.getName(),
                server.getSimpleName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var output = process.inputReader();
    for (var line = output.readLine(); !READY.equals(line); line = output.readLine()) {
      if (line == null) {
        throw new IOException("The server's process ended before the server was ready");
      }
    }
    return process;
  }

  public static void main(String[] arguments) throws InterruptedException {
    var directory = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "EmbeddedKafka" -> EmbeddedKafka.start(directory);
      case "EmbeddedPostgres" -> EmbeddedPostgres.start(directory);
      case "EmbeddedRegistry" ->
          EmbeddedRegistry.start(
              directory.resolve("registry"), EmbeddedPostgres.start(directory.resolve("postgres")));
      default -> throw new IllegalArgumentException("Unknown server in " + List.of(arguments));
    }
    System.out.println(READY);
    Thread.currentThread().join();
  }
}
