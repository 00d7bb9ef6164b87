package io.agentcron.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Kills the service's process, as with kill -9, where it hurts. */
class CrashTest {
  private static final String RUNTIME = "\"runtime\":{\"type\":\"command\",\"command\":[\"df\"]}";

  private final Map<String, Object> properties = Servers.freshInstallation();

  @Test
  void publishesAfterTheNextStartWhatAKilledProcessHadOnlyCommitted() throws Exception {
    String id;
    try (Connection leader = Servers.connect(properties)) {
      // Somebody else leads, so the process commits and never comes to publishing.
      lead(leader);
      Process process = start();
      try {
        Client client = client();
        id = create(client, "committed");
        client.post("/api/agents/committed/toggle", null);
        client.delete("/api/agents/committed");
        assertThat(unpublished()).containsExactly(1L);
      } finally {
        kill(process);
      }
    }

    try (Api _ = Api.start(properties);
        PublishedAgents topic = new PublishedAgents(properties)) {
      assertThat(topic.await(id, 3).getDeleted()).isTrue();
      assertThat(topic.versions(id)).containsExactly(3L);
      Awaitility.await().untilAsserted(() -> assertThat(unpublished()).containsExactly(0L));
    }
  }

  @Test
  void losesNothingThatWasAcknowledgedWhenKilledUnderLoad() throws Exception {
    Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    Process process = start();
    try {
      editUntilKilled(process, acknowledged);
    } finally {
      kill(process);
    }

    try (Api _ = Api.start(properties);
        PublishedAgents topic = new PublishedAgents(properties)) {
      acknowledged.forEach((id, version) -> {
        long current = current(id);
        assertThat(current).isGreaterThanOrEqualTo(version);
        var _ = topic.await(id, current);
        assertThat(topic.versions(id)).isSorted();
      });
    }
  }

  private void editUntilKilled(Process process, Map<String, Long> acknowledged)
      throws InterruptedException {
    Client client = client();
    CountDownLatch edits = new CountDownLatch(150);
    try (var writers = Executors.newFixedThreadPool(4)) {
      for (int writer = 0; writer < 4; writer++) {
        String name = "busy " + writer;
        var _ = writers.submit(() -> edit(client, name, acknowledged, edits));
      }
      assertThat(edits.await(60, TimeUnit.SECONDS)).isTrue();
      kill(process);
    }
  }

  /** Ends with an exception when the process does. */
  private static void edit(
      Client client, String name, Map<String, Long> acknowledged, CountDownLatch edits) {
    String id = create(client, name);
    while (true) {
      long version =
          client.post("/api/agents/" + id + "/toggle", null).json().get("version").longValue();
      acknowledged.put(id, version);
      edits.countDown();
    }
  }

  private static String create(Client client, String name) {
    return client
        .post("/api/agents", "{\"name\":\"" + name + "\"," + RUNTIME + "}")
        .json()
        .get("id")
        .textValue();
  }

  private Process start() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      properties.put("micronaut.server.port", free.getLocalPort());
    }
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(ApiService.class.getName());
    properties.forEach((name, value) -> command.add("-" + name + "=" + value));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> client().get("/health/readiness").status() == 200);
    return process;
  }

  private Client client() {
    return new Client(URI.create("http://127.0.0.1:" + properties.get("micronaut.server.port")));
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  private static void lead(Connection session) throws SQLException {
    try (var statement = session.createStatement()) {
      statement.execute("select pg_advisory_lock(" + 0x6167_656E_7473L + ")");
    }
  }

  private List<Long> unpublished() {
    return Servers.query(
        properties, "select count(*) from agents where published_version < version");
  }

  private long current(String id) {
    return Servers.query(properties, "select version from agents where id = '" + id + "'")
        .getFirst();
  }
}
