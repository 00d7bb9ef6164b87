package io.agentcron.embedded;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry's process of one directory, and the one that an earlier instance left behind. */
final class RegistryProcess {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryProcess.class);

  /**
   * A Ctrl-C in the terminal goes to every process there. The registry ignores it, since Agentcron
   * stops it when nobody needs it any more; a JVM keeps ignoring what it was started to ignore.
   */
  private static final List<String> DEAF_TO_THE_TERMINAL =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

  private static final List<String> SMALL =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m");

  private final Path directory;
  private final AotCache cache;
  private final Path log;

  RegistryProcess(Path directory, AotCache cache) {
    this.directory = directory;
    this.cache = cache;
    this.log = directory.resolve("registry.log");
  }

  Process start(Path home, Map<String, String> environment) throws IOException {
    if (Files.exists(log)) {
      Files.move(log, log.resolveSibling(log.getFileName() + ".1"), REPLACE_EXISTING);
    }
    var command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(marker());
    command.addAll(SMALL);
    command.addAll(cache.options());
    command.add("-jar");
    command.add(home.resolve("quarkus-run.jar").toString());
    var builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("APICURIO_"));
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** Ends what an instance that was killed has left running. */
  void stopOrphans() {
    ProcessHandle.allProcesses()
        .filter(this::isOurs)
        .forEach(orphan -> {
          LOG.atWarn()
              .addKeyValue("pid", orphan.pid())
              .log("Stopping the schema registry that an earlier instance left running");
          stop(orphan);
        });
  }

  void stop(ProcessHandle process) {
    if (process.destroy()) {
      try {
        process.onExit().orTimeout(cache.patience().toSeconds(), SECONDS).join();
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof TimeoutException)) {
          throw e;
        }
        process.destroyForcibly();
        process.onExit().join();
      }
    }
  }

  /** What the process wrote since its start. */
  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "ERROR [log] Cannot read " + log + ": " + e.getMessage();
    }
  }

  /** By the process's own arguments: a number written down may be given out again. */
  private boolean isOurs(ProcessHandle process) {
    var info = process.info();
    return info.command().filter(command -> command.endsWith("/java")).isPresent()
        && info.arguments()
            .filter(arguments -> Arrays.asList(arguments).contains(marker()))
            .isPresent();
  }

  private String marker() {
    return "-Dagentcron.registry.directory=" + directory;
  }
}
