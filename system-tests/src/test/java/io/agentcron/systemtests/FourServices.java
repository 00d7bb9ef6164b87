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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Each service in a JVM of its own, on servers that are none of theirs: the fleet, on one machine.
 */
final class FourServices implements RunningSystem {
  private final List<AutoCloseable> servers;
  private final List<JavaProcess> services;
  private final URI api;

  private FourServices(List<AutoCloseable> servers, List<JavaProcess> services, URI api) {
    this.servers = servers;
    this.services = services;
    this.api = api;
  }

  static FourServices start(Path directory) throws IOException {
    EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"));
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(
            new EmbeddedPostgres.Config(
                directory.resolve("postgres"), 0, List.of("agentcron", "registry")));
    EmbeddedRegistry registry =
        EmbeddedRegistry.start(
            new EmbeddedRegistry.Config(
                directory.resolve("registry"),
                0,
                Path.of(System.getProperty("agentcron.registry.home")),
                postgres.jdbcUrl("registry"),
                postgres.user(),
                postgres.password()));
    int apiPort = freePort();
    int notifierPort = freePort();
    Map<String, String> shared = new HashMap<>();
    shared.put("kafka.bootstrap.servers", kafka.bootstrapServers());
    shared.put("kafka.schema.registry.url", registry.url());
    shared.put("agentcron.token", TOKEN);

    Map<String, String> api = new HashMap<>(shared);
    api.put("micronaut.server.port", Integer.toString(apiPort));
    api.put("datasources.default.url", postgres.jdbcUrl("agentcron"));
    api.put("datasources.default.username", postgres.user());
    api.put("datasources.default.password", postgres.password());
    api.put("agentcron.info.events-url", "ws://127.0.0.1:" + notifierPort + "/ws/events");
    api.put("agentcron.statistics.state-directory", directory.resolve("statistics").toString());
    Map<String, String> notifier = new HashMap<>(shared);
    notifier.put("micronaut.server.port", Integer.toString(notifierPort));
    Map<String, String> scheduler = new HashMap<>(shared);
    scheduler.put("micronaut.server.port", Integer.toString(freePort()));
    scheduler.put("agentcron.scheduler.state-directory", directory.resolve("scheduler").toString());
    Map<String, String> executor = new HashMap<>(shared);
    executor.put("micronaut.server.port", Integer.toString(freePort()));
    executor.put("agentcron.executor.runtimes", "command");
    executor.put("agentcron.executor.data-directory", directory.resolve("executor").toString());

    List<JavaProcess> services =
        List.of(
            service(directory, "io.agentcron.api.ApiService", api),
            service(directory, "io.agentcron.notifier.NotifierService", notifier),
            service(directory, "io.agentcron.scheduler.SchedulerService", scheduler),
            service(directory, "io.agentcron.executor.ExecutorService", executor));
    FourServices started =
        new FourServices(
            List.of(registry, kafka, postgres),
            services,
            URI.create("http://127.0.0.1:" + apiPort));
    try {
      started.awaitReady(List.of(api, notifier, scheduler, executor));
      return started;
    } catch (RuntimeException | AssertionError e) {
      started.close();
      throw e;
    }
  }

  private void awaitReady(List<Map<String, String>> properties) {
    for (int service = 0; service < services.size(); service++) {
      JavaProcess process = services.get(service);
      URI address =
          URI.create("http://127.0.0.1:" + properties.get(service).get("micronaut.server.port"));
      await()
          .atMost(Duration.ofMinutes(3))
          .until(() -> {
            if (!process.isAlive()) {
              throw new AssertionError("It ended by itself: " + process.output());
            }
            return Client.isReady(address);
          });
    }
  }

  @Override
  public URI api() {
    return api;
  }

  @Override
  public void close() {
    services.forEach(JavaProcess::close);
    for (AutoCloseable server : servers) {
      try {
        server.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static JavaProcess service(Path directory, String main, Map<String, String> properties) {
    return JavaProcess.start(directory.resolve(main + ".txt"), main, properties, List.of());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
