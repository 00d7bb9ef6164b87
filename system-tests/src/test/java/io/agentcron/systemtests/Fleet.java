package io.agentcron.systemtests;

import static org.awaitility.Awaitility.await;

import io.agentcron.embedded.EmbeddedKafka;
import io.agentcron.embedded.EmbeddedPostgres;
import io.agentcron.embedded.EmbeddedRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Each service in a JVM of its own, schedulers and executors as many as wanted, on servers that are
 * none of theirs: a cluster, on one machine.
 */
final class Fleet implements RunningSystem {
  private final Path directory;
  private final List<AutoCloseable> servers = new ArrayList<>();
  private final Map<String, String> shared = new HashMap<>();
  private final List<Member> members = new ArrayList<>();
  private final List<Member> schedulers = new ArrayList<>();
  private final List<Member> executors = new ArrayList<>();
  private final Member api;

  private Fleet(Path directory, int schedulerCount, int executorCount) throws IOException {
    this.directory = directory;
    EmbeddedKafka kafka = add(EmbeddedKafka.start(directory.resolve("kafka")));
    EmbeddedPostgres postgres =
        add(
            EmbeddedPostgres.start(
                new EmbeddedPostgres.Config(
                    directory.resolve("postgres"), 0, List.of("agentcron", "registry"))));
    EmbeddedRegistry registry =
        add(
            EmbeddedRegistry.start(
                new EmbeddedRegistry.Config(
                    directory.resolve("registry"),
                    0,
                    Path.of(System.getProperty("agentcron.registry.home")),
                    postgres.jdbcUrl("registry"),
                    postgres.user(),
                    postgres.password())));
    shared.put("kafka.bootstrap.servers", kafka.bootstrapServers());
    shared.put("kafka.schema.registry.url", registry.url());
    shared.put("agentcron.token", TOKEN);
    Member notifier = start("notifier", "io.agentcron.notifier.NotifierService", Map.of());
    this.api = start("api", "io.agentcron.api.ApiService", api(postgres, notifier));
    for (int i = 1; i <= schedulerCount; i++) {
      schedulers.add(scheduler("scheduler-" + i, schedulerCount));
    }
    for (int i = 1; i <= executorCount; i++) {
      executors.add(executor("executor-" + i));
    }
  }

  /** Returns when all are ready. */
  static Fleet start(Path directory, int schedulers, int executors) throws IOException {
    Fleet fleet = new Fleet(directory, schedulers, executors);
    try {
      fleet.awaitReady();
      return fleet;
    } catch (RuntimeException | AssertionError e) {
      fleet.close();
      throw e;
    }
  }

  void awaitReady() {
    members.forEach(Member::awaitReady);
  }

  List<Member> schedulers() {
    return schedulers;
  }

  List<Member> executors() {
    return executors;
  }

  @Override
  public URI api() {
    return api.address();
  }

  @Override
  public void close() {
    members.forEach(member -> member.process.close());
    for (AutoCloseable server : servers.reversed()) {
      try {
        server.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Map<String, String> api(EmbeddedPostgres postgres, Member notifier) {
    return Map.of(
        "datasources.default.url", postgres.jdbcUrl("agentcron"),
        "datasources.default.username", postgres.user(),
        "datasources.default.password", postgres.password(),
        "agentcron.info.events-url", "ws://127.0.0.1:" + notifier.port + "/ws/events",
        "agentcron.statistics.state-directory", directory.resolve("statistics").toString());
  }

  private Member scheduler(String name, int of) throws IOException {
    return start(
        name,
        "io.agentcron.scheduler.SchedulerService",
        Map.of(
            "agentcron.scheduler.state-directory",
            directory.resolve(name).toString(),
            "agentcron.scheduler.standbys",
            of > 1 ? "1" : "0",
            "agentcron.scheduler.start-timeout",
            "15s",
            "agentcron.scheduler.lease",
            "15s"));
  }

  /** With the leases of the laptop mode. */
  private Member executor(String name) throws IOException {
    return start(
        name,
        "io.agentcron.executor.ExecutorService",
        Map.of(
            "agentcron.executor.runtimes", "command",
            "agentcron.executor.data-directory", directory.resolve(name).toString(),
            "agentcron.executor.heartbeat-at-most", "1s",
            "agentcron.executor.heartbeat-at-least", "1500ms",
            "agentcron.executor.fence", "5s",
            "agentcron.executor.swept", "10s"));
  }

  private Member start(String name, String main, Map<String, String> own) throws IOException {
    int port = freePort();
    Map<String, String> properties = new HashMap<>(shared);
    properties.putAll(own);
    properties.put("micronaut.server.port", Integer.toString(port));
    Member member = new Member(directory.resolve(name + ".txt"), main, properties, port);
    members.add(member);
    return member;
  }

  private <T extends AutoCloseable> T add(T server) {
    servers.add(server);
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** One process, which may be another one after a while, with the same directories. */
  static final class Member {
    private final Path output;
    private final String main;
    private final Map<String, String> properties;
    private final int port;
    private JavaProcess process;

    private Member(Path output, String main, Map<String, String> properties, int port) {
      this.output = output;
      this.main = main;
      this.properties = properties;
      this.port = port;
      this.process = JavaProcess.start(output, main, properties, List.of());
    }

    JavaProcess process() {
      return process;
    }

    /** Does not wait until it is ready. */
    void restart() {
      process = JavaProcess.start(output, main, properties, List.of());
    }

    private URI address() {
      return URI.create("http://127.0.0.1:" + port);
    }

    private void awaitReady() {
      await()
          .atMost(Duration.ofMinutes(3))
          .until(() -> {
            if (!process.isAlive()) {
              throw new AssertionError("It ended by itself: " + process.output());
            }
            return Client.isReady(address());
          });
    }
  }
}
