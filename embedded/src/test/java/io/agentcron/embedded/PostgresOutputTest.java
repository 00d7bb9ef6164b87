package io.agentcron.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresOutputTest {

  private static final Path DIRECTORY = Path.of("/data");

  @Test
  void aBoundPortIsAPortInUse() {
    var output =
        """
        LOG:  could not bind IPv4 address "127.0.0.1": Address already in use
        FATAL:  could not create any TCP/IP sockets
        """;

    assertThat(problem(output))
        .isInstanceOfSatisfying(
            StartProblem.PortInUse.class, found -> assertThat(found.port()).isEqualTo(5432));
  }

  @Test
  void aFullDiskIsNoDiskSpace() {
    var output = "PANIC:  could not write to file \"pg_wal/xlogtemp.9\": No space left on device\n";

    assertThat(problem(output)).isInstanceOf(StartProblem.NoDiskSpace.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unshare: unshare failed: Operation not permitted",
        "initdb: error: cannot be run as root",
        "pg_ctl: cannot be run as root",
        "\"root\" execution of the PostgreSQL server is not permitted."
      })
  void rootMayNotRunIt(String output) {
    assertThat(problem(output)).isEqualTo(new StartProblem.CannotRunAsRoot());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FATAL:  database files are incompatible with server",
        "PANIC:  could not locate a valid checkpoint record at 0/174D668",
        "FATAL:  could not open file \"global/pg_control\" for reading: No such file or directory"
      })
  void unreadableFilesAreACorruptDirectory(String output) {
    assertThat(problem(output))
        .isInstanceOfSatisfying(
            StartProblem.DirectoryCorrupt.class,
            found -> assertThat(output).endsWith(found.detail()));
  }

  @Test
  void anythingElseIsToldInPostgresOwnWords() {
    assertThat(problem("LOG:  starting\nFATAL:  out of luck\nLOG:  shut down\n").message())
        .isEqualTo("Postgres did not start: out of luck.");
    assertThat(problem("pg_ctl: server did not start in time\n").message())
        .isEqualTo("Postgres did not start: pg_ctl: server did not start in time.");
  }

  private static StartProblem problem(String output) {
    return PostgresOutput.problem(output, DIRECTORY, 5432);
  }
}
