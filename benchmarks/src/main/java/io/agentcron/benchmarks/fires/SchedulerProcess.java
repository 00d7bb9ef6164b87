package io.agentcron.benchmarks.fires;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The scheduler as it is run in production: a JVM of its own. */
final class SchedulerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

  private final Process process;
  private final URI readiness;

  private SchedulerProcess(Process process, URI readiness) {
    this.process = process;
    this.readiness = readiness;
  }

  static SchedulerProcess start(
      Path directory, String bootstrapServers, String registry, int schedules) {
    int port = freePort();
    try {
      Process process =
          new ProcessBuilder(
                  java("java"),
                  "-Xmx" + (512 + schedules / 500) + "m",
                  "--enable-native-access=ALL-UNNAMED",
                  "--sun-misc-unsafe-memory-access=allow",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "-Dkafka.bootstrap.servers=" + bootstrapServers,
                  "-Dkafka.schema.registry.url=" + registry,
                  "-Dmicronaut.server.port=" + port,
                  "-Dagentcron.scheduler.state-directory=" + directory.resolve("state"),
                  "io.agentcron.scheduler.SchedulerService")
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(directory.resolve("scheduler.log").toFile()))
              .start();
      return new SchedulerProcess(
          process, URI.create("http://127.0.0.1:" + port + "/health/readiness"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitReady() throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (!isReady(http)) {
        if (!process.isAlive() || System.nanoTime() > until) {
          throw new IllegalStateException("The scheduler did not become ready");
        }
        Thread.sleep(100);
      }
    }
  }

  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** By its own histogram of live objects, which collects first. */
  long liveHeap() throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    jcmd.waitFor();
    Matcher total = TOTAL.matcher(histogram);
    if (!total.find()) {
      throw new IllegalStateException("Expected a histogram with a total, found " + histogram);
    }
    return Long.parseLong(total.group(1));
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isReady(HttpClient http) throws InterruptedException {
    try {
      return http.send(
                  HttpRequest.newBuilder(readiness).build(), HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static String java(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
