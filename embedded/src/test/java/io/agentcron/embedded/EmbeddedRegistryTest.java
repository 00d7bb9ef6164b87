package io.agentcron.embedded;

import static io.agentcron.embedded.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryTest {

  private static final String SCHEMA = "{\\\"type\\\":\\\"string\\\"}";

  @TempDir private static Path parent;

  private static EmbeddedPostgres postgres;

  @TempDir private Path directory;

  @BeforeAll
  static void startPostgres() {
    postgres = EmbeddedPostgres.start(parent.resolve("postgres"));
  }

  @AfterAll
  static void stopPostgres() {
    postgres.close();
  }

  @Test
  void keepsItsPortAndItsSchemasFromStartToStart() throws Exception {
    int port;
    String registered;
    try (var registry = EmbeddedRegistry.start(directory, postgres)) {
      port = registry.port();
      registered = register(registry, "kept", SCHEMA);
    }

    try (var registry = EmbeddedRegistry.start(directory, postgres)) {
      assertThat(registry.port()).isEqualTo(port);
      assertThat(register(registry, "kept", SCHEMA)).isEqualTo(registered);
    }
  }

  @Test
  void refusesASchemaThatCannotReadWhatTheLastOneWrote() throws Exception {
    try (var registry = EmbeddedRegistry.start(directory, postgres)) {
      register(registry, "changing", SCHEMA);

      assertThat(register(registry, "changing", "{\\\"type\\\":\\\"int\\\"}")).contains("409");
    }
  }

  @Test
  void stopsTheRegistryThatAKilledInstanceLeftRunning() throws Exception {
    // Given
    var instance = ServerProgram.start(EmbeddedRegistry.class, directory);
    var orphan = processOf(directory.resolve("registry"));
    instance.destroyForcibly().waitFor();
    assertThat(orphan.isAlive()).isTrue();
    var port = Files.readString(directory.resolve("registry/port"));

    // When
    try (var database = EmbeddedPostgres.start(directory.resolve("postgres"));
        var registry = EmbeddedRegistry.start(directory.resolve("registry"), database)) {
      // Then
      assertThat(orphan.isAlive()).isFalse();
      assertThat(registry.port()).hasToString(port);
    }
  }

  @Test
  void startsWithoutACacheThatDoesNotFit() throws Exception {
    var cache = Files.writeString(directory.resolve("registry.aot"), "not a cache");
    var config =
        new EmbeddedRegistry.Config(
            directory,
            0,
            home(),
            postgres.jdbcUrl(),
            postgres.user(),
            postgres.password(),
            new AotCache.Use(cache));

    try (var registry = EmbeddedRegistry.start(config)) {
      assertThat(processOf(directory).info().arguments().orElseThrow())
          .contains("-XX:AOTCache=" + cache);
      assertThat(register(registry, "uncached", SCHEMA)).contains("id");
    }
  }

  @Test
  void reportsThatItsProcessEnded() throws Exception {
    try (var registry = EmbeddedRegistry.start(directory, postgres)) {
      processOf(directory).destroyForcibly();

      await().until(registry.failure()::isDone);
      assertThat(registry.failure().get()).contains("registry");
    }
  }

  @Test
  void refusesAWantedPortThatIsInUse() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var config = config(other.getLocalPort(), home(), postgres.password());

      assertProblem(StartProblem.PortInUse.class, () -> EmbeddedRegistry.start(config))
          .extracting(StartProblem.PortInUse::port)
          .isEqualTo(other.getLocalPort());
    }
  }

  @Test
  void tellsWhyItCannotReachItsDatabase() {
    var config = config(0, home(), "wrong");

    assertProblem(StartProblem.ServerFailed.class, () -> EmbeddedRegistry.start(config))
        .extracting(StartProblem.ServerFailed::message)
        .asString()
        .contains("password authentication failed");
  }

  @Test
  void tellsThatItIsNotThere() {
    var config = config(0, directory, postgres.password());

    assertProblem(StartProblem.ServerFailed.class, () -> EmbeddedRegistry.start(config))
        .extracting(StartProblem.ServerFailed::message)
        .asString()
        .contains(directory.toString());
  }

  private EmbeddedRegistry.Config config(int port, Path home, String password) {
    return new EmbeddedRegistry.Config(
        directory, port, home, postgres.jdbcUrl(), postgres.user(), password);
  }

  private static Path home() {
    return Path.of(System.getProperty("agentcron.registry.home"));
  }

  private static ProcessHandle processOf(Path directory) throws IOException {
    var marker = "-Dagentcron.registry.directory=" + directory.toRealPath();
    return ProcessHandle.allProcesses()
        .filter(process ->
            process
                .info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(marker))
                .orElse(false))
        .findFirst()
        .orElseThrow();
  }

  private static String register(EmbeddedRegistry registry, String subject, String schema)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/" + subject + "/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString("{\"schema\":\"" + schema + "\"}"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }
}
