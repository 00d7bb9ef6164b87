package io.agentcron.embedded;

import static io.agentcron.embedded.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

  @TempDir private Path directory;

  @Test
  void keepsItsPortAndItsRowsFromStartToStart() throws Exception {
    int port;
    try (var postgres = EmbeddedPostgres.start(directory)) {
      port = postgres.port();
      write(postgres, "remembered");
    }

    try (var postgres = EmbeddedPostgres.start(directory)) {
      assertThat(postgres.port()).isEqualTo(port);
      assertThat(read(postgres)).containsExactly("remembered");
    }
  }

  @Test
  void createsTheDatabasesThatAreMissing() throws Exception {
    EmbeddedPostgres.start(new EmbeddedPostgres.Config(directory, 0, List.of("one"))).close();

    var config = new EmbeddedPostgres.Config(directory, 0, List.of("one", "two"));
    try (var postgres = EmbeddedPostgres.start(config)) {
      for (var database : config.databases()) {
        var url = postgres.jdbcUrl(database);
        try (var connection =
            DriverManager.getConnection(url, postgres.user(), postgres.password())) {
          assertThat(connection.getCatalog()).isEqualTo(database);
        }
      }
    }
  }

  @Test
  void stopsTheServerThatAKilledInstanceLeftRunning() throws Exception {
    // Given
    var instance = ServerProgram.start(EmbeddedPostgres.class, directory);
    var port = Files.readString(directory.resolve("port"));
    var orphan = postmaster();
    instance.destroyForcibly().waitFor();
    assertThat(orphan.isAlive()).isTrue();

    // When
    try (var postgres = EmbeddedPostgres.start(directory)) {
      // Then
      assertThat(postmaster().pid()).isNotEqualTo(orphan.pid());
      assertThat(postgres.port()).hasToString(port);
      write(postgres, "written after the orphan");
    }
  }

  @Test
  void leavesAStrangerAloneThatGotTheNumberOfItsLastProcess() throws Exception {
    // Given
    try (var postgres = EmbeddedPostgres.start(directory)) {
      write(postgres, "remembered");
    }
    var stranger = new ProcessBuilder("sleep", "600").start();
    try {
      // A file as it is left by kill -9, with a number that was given out again.
      var lines =
          List.of(Long.toString(stranger.pid()), data().toString(), "1", "1", "", "127.0.0.1");
      Files.write(data().resolve("postmaster.pid"), lines);

      // When
      try (var postgres = EmbeddedPostgres.start(directory)) {
        // Then
        assertThat(read(postgres)).containsExactly("remembered");
        assertThat(stranger.isAlive()).isTrue();
      }
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void recoversAfterItsServerWasKilled() throws Exception {
    try (var postgres = EmbeddedPostgres.start(directory)) {
      write(postgres, "remembered");
      postmaster().destroyForcibly();

      await().until(postgres.failure()::isDone);
      assertThat(postgres.failure().get()).contains("Postgres");
    }

    try (var postgres = EmbeddedPostgres.start(directory)) {
      assertThat(read(postgres)).containsExactly("remembered");
    }
  }

  @Test
  void reportsNoFailureWhenItIsClosed() {
    var postgres = EmbeddedPostgres.start(directory);
    postgres.close();

    assertThat(postgres.failure()).isNotDone();
  }

  @Test
  void letsNobodyInWithoutThePassword() throws Exception {
    try (var postgres = EmbeddedPostgres.start(directory)) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"));
      assertThat(Files.getPosixFilePermissions(directory.resolve("password")))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
  }

  @Test
  void refusesAWantedPortThatIsInUse() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var config =
          new EmbeddedPostgres.Config(directory, other.getLocalPort(), List.of("agentcron"));

      assertProblem(StartProblem.PortInUse.class, () -> EmbeddedPostgres.start(config))
          .extracting(StartProblem.PortInUse::port)
          .isEqualTo(other.getLocalPort());
    }
  }

  @Test
  void refusesADirectoryWithoutItsControlFile() throws IOException {
    EmbeddedPostgres.start(directory).close();
    Files.delete(data().resolve("global/pg_control"));

    assertProblem(StartProblem.DirectoryCorrupt.class, () -> EmbeddedPostgres.start(directory));
  }

  @Test
  void refusesADirectoryWithADamagedControlFile() throws IOException {
    EmbeddedPostgres.start(directory).close();
    var control = data().resolve("global/pg_control");
    Files.write(control, new byte[(int) Files.size(control)]);

    assertProblem(StartProblem.DirectoryCorrupt.class, () -> EmbeddedPostgres.start(directory));
  }

  @Test
  void refusesADirectoryOfAnotherVersion() throws IOException {
    EmbeddedPostgres.start(directory).close();
    Files.writeString(data().resolve("PG_VERSION"), "9\n");

    assertProblem(StartProblem.DirectoryCorrupt.class, () -> EmbeddedPostgres.start(directory));
  }

  @Test
  void beginsAgainWhereItsFirstStartWasInterrupted() throws Exception {
    Files.createDirectories(directory.resolve("data.unfinished/base"));

    try (var postgres = EmbeddedPostgres.start(directory)) {
      write(postgres, "written");
    }
  }

  @Test
  void worksInADirectoryWhoseNameMeansSomethingToAShell() throws Exception {
    try (var postgres = EmbeddedPostgres.start(directory.resolve("it's \"$HOME\" `and` more"))) {
      write(postgres, "written");
    }
  }

  private Path data() {
    return directory.resolve("data");
  }

  private ProcessHandle postmaster() throws IOException {
    var pid = Files.readAllLines(data().resolve("postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static void write(EmbeddedPostgres postgres, String value) throws SQLException {
    try (var connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept (value text)");
      statement.execute("INSERT INTO kept VALUES ('" + value + "')");
    }
  }

  private static List<String> read(EmbeddedPostgres postgres) throws SQLException {
    var values = new ArrayList<String>();
    try (var connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT value FROM kept")) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
