package io.agentcron.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.io.file.PathUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Postgres of one directory: its cluster, its process and the process that an earlier instance
 * left behind. {@code pg_ctl} starts it, which detaches it from the terminal: a Ctrl-C there is for
 * Agentcron, which stops its database last.
 */
final class Postmaster {

  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

  private final PostgresBinaries binaries;
  private final Path directory;
  private final Path data;
  private final Path log;

  Postmaster(PostgresBinaries binaries, Path directory) {
    this.binaries = binaries;
    this.directory = directory;
    this.data = directory.resolve("data");
    this.log = directory.resolve("postgres.log");
  }

  /** Creates the cluster, beside its place first: what is in its place is complete. */
  void initialize(String user, Path passwordFile) throws IOException {
    if (Files.exists(data)) {
      return;
    }
    var unfinished = directory.resolve("data.unfinished");
    if (Files.exists(unfinished)) {
      PathUtils.deleteDirectory(unfinished);
    }
    var outcome =
        run(
            "initdb",
            "--pgdata=" + unfinished,
            "--username=" + user,
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--set=timezone=UTC",
            "--set=log_timezone=UTC",
            "--no-instructions");
    if (outcome.failed()) {
      throw new StartFailedException(PostgresOutput.problem(outcome.output(), directory, 0));
    }
    Files.move(unfinished, data);
  }

  /** Returns when connections are accepted. */
  void start(int port, List<String> settings) throws IOException {
    if (Files.exists(log)) {
      Files.move(log, log.resolveSibling(log.getFileName() + ".1"), REPLACE_EXISTING);
    }
    var options = new ArrayList<>(settings);
    options.add("port=" + port);
    options.add("cluster_name=" + name());
    var outcome =
        run(
            "pg_ctl",
            "start",
            "--wait",
            "--timeout=60",
            "--log=" + log.getFileName(),
            "--options=-c " + String.join(" -c ", options));
    if (outcome.failed()) {
      var said = Files.exists(log) ? Files.readString(log) : "";
      throw new StartFailedException(
          PostgresOutput.problem(said + outcome.output(), directory, port));
    }
  }

  /** Stops it within seconds, whether clients are connected or not. */
  void stop() throws IOException {
    if (run("pg_ctl", "stop", "--mode=fast", "--wait", "--timeout=15").failed()
        && running().isPresent()) {
      run("pg_ctl", "stop", "--mode=immediate", "--wait", "--timeout=15");
    }
  }

  /** The process that serves this directory, whoever started it. */
  Optional<ProcessHandle> running() throws IOException {
    return recorded().filter(this::isOurs);
  }

  /** Ends what an instance that was killed has left running. */
  void stopOrphan() throws IOException {
    var orphan = running();
    if (orphan.isPresent()) {
      LOG.atWarn()
          .addKeyValue("pid", orphan.get().pid())
          .log("Stopping the Postgres that an earlier instance left running");
      stop();
    } else if (recorded().isPresent()) {
      disownStranger();
    }
  }

  /** The live process with the number that Postgres wrote down, which may be a stranger by now. */
  private Optional<ProcessHandle> recorded() throws IOException {
    if (!Files.exists(pidFile())) {
      return Optional.empty();
    }
    return Files.readString(pidFile())
        .lines()
        .findFirst()
        .filter(line -> line.strip().matches("\\d{1,10}"))
        .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())));
  }

  private boolean isOurs(ProcessHandle process) {
    var info = process.info();
    return info.command().filter(command -> command.endsWith("/postgres")).isPresent()
        && info.arguments()
            .filter(arguments -> Arrays.asList(arguments).contains("cluster_name=" + name()))
            .isPresent();
  }

  /**
   * Postgres refuses to start while any process has the number in its file, except its own
   * ancestors, of which this is one. The rest of the file stays: by it Postgres makes sure that no
   * child of the dead server still uses the data.
   */
  private void disownStranger() throws IOException {
    var lines = new ArrayList<>(Files.readAllLines(pidFile()));
    lines.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(pidFile(), lines);
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }

  /** Tells the server of this directory from every other Postgres in the list of processes. */
  private String name() {
    return "agentcron-" + UUID.nameUUIDFromBytes(directory.toString().getBytes(UTF_8));
  }

  /**
   * The data directory goes by the environment and the log by a relative name, because pg_ctl puts
   * its arguments into a shell's command line.
   */
  private Command.Outcome run(String program, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    var root = new UnixSystem().getUid() == 0;
    if (root) {
      // Postgres refuses to run as root. In a user namespace of its own it is nobody.
      command.addAll(List.of("unshare", "--user"));
    }
    command.add(binaries.program(program));
    command.addAll(List.of(arguments));
    try {
      return Command.run(command, directory, Map.of("PGDATA", data.toString(), "LC_ALL", "C"));
    } catch (IOException e) {
      if (root) {
        throw new StartFailedException(new StartProblem.CannotRunAsRoot(), e);
      }
      throw e;
    }
  }
}
