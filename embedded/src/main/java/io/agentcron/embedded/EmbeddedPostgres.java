package io.agentcron.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A Postgres server as a child process. */
public final class EmbeddedPostgres implements EmbeddedServer {

  static final String NAME = "Postgres";
  static final long NEEDED_BYTES = 256L << 20;

  private static final String USER = "agentcron";
  private static final int ATTEMPTS = 5;

  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=''",
          "max_connections=50",
          "shared_buffers=32MB",
          "wal_level=minimal",
          "max_wal_senders=0",
          "max_wal_size=128MB",
          "max_logical_replication_workers=0",
          "max_parallel_workers_per_gather=0",
          "io_method=sync",
          "jit=off");

  /**
   * What a Postgres needs.
   *
   * @param directory what it owns: cluster, lock, log, password, remembered port
   * @param port where it listens, or 0 for the last one used or else a free one
   * @param databases created when they are missing
   * @param neededBytes free disk space below which it does not start
   */
  public record Config(Path directory, int port, List<String> databases, long neededBytes) {
    public Config {
      databases = List.copyOf(databases);
      for (var database : databases) {
        if (!database.matches("[a-z_]+")) {
          throw new IllegalArgumentException("Expected a name in a-z and _, found " + database);
        }
      }
    }

    public Config(Path directory, int port, List<String> databases) {
      this(directory, port, databases, NEEDED_BYTES);
    }
  }

  private final DataDirectory directory;
  private final Postmaster postmaster;
  private final int port;
  private final String password;
  private final CompletableFuture<String> failure;
  private volatile boolean closed;

  private EmbeddedPostgres(
      DataDirectory directory, Postmaster postmaster, int port, String password)
      throws IOException {
    this.directory = directory;
    this.postmaster = postmaster;
    this.port = port;
    this.password = password;
    this.failure =
        postmaster
            .running()
            .map(process -> process.onExit().thenCompose(this::ended))
            .orElseGet(() -> CompletableFuture.completedFuture("Postgres ended at once"));
  }

  /** Starts with the one database {@code agentcron}, on the same port each time. */
  public static EmbeddedPostgres start(Path directory) {
    return start(new Config(directory, 0, List.of(USER)));
  }

  /**
   * Returns when connections are accepted and the databases exist. A server that an earlier
   * instance left running in the directory is stopped first.
   *
   * @throws StartFailedException with the problem
   */
  public static EmbeddedPostgres start(Config config) {
    var directory = DataDirectory.own(config.directory(), config.neededBytes());
    try {
      var server = start(directory, config.port());
      server.create(config.databases());
      return server;
    } catch (IOException e) {
      directory.close();
      throw new StartFailedException(
          new StartProblem.ServerFailed(NAME, String.valueOf(e.getMessage())), e);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  public String jdbcUrl() {
    return jdbcUrl(USER);
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  public int port() {
    return port;
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }

  @Override
  public CompletableFuture<String> failure() {
    return failure;
  }

  @Override
  public void close() {
    closed = true;
    try {
      postmaster.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      directory.close();
    }
  }

  private CompletableFuture<String> ended(ProcessHandle process) {
    return closed
        ? new CompletableFuture<>()
        : CompletableFuture.completedFuture("Postgres (process " + process.pid() + ") ended");
  }

  private static EmbeddedPostgres start(DataDirectory directory, int wanted) throws IOException {
    var path = directory.path();
    var postmaster = new Postmaster(PostgresBinaries.unpacked(), path);
    postmaster.stopOrphan();
    var password = password(path.resolve("password"));
    postmaster.initialize(USER, path.resolve("password"));
    for (int attempt = 1; ; attempt++) {
      int port = Ports.choose(NAME, wanted, path.resolve("port"));
      try {
        postmaster.start(port, SETTINGS);
        Ports.remember(path.resolve("port"), port);
        return new EmbeddedPostgres(directory, postmaster, port, password);
      } catch (StartFailedException e) {
        // A chosen port may be taken by somebody else before it is bound.
        if (!(e.problem() instanceof StartProblem.PortInUse) || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Any user of the machine can reach a loopback port: only who can read the file may enter. */
  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      var random = new byte[24];
      new SecureRandom().nextBytes(random);
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      try (var channel = Files.newByteChannel(file, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
        channel.write(US_ASCII.encode(HexFormat.of().formatHex(random)));
      }
    }
    return Files.readString(file).strip();
  }

  private void create(List<String> databases) {
    try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, password);
        var statement = connection.createStatement()) {
      var existing = new HashSet<String>();
      try (var rows = statement.executeQuery("SELECT datname FROM pg_database")) {
        while (rows.next()) {
          existing.add(rows.getString(1));
        }
      }
      for (var database : databases) {
        if (!existing.contains(database)) {
          statement.execute("CREATE DATABASE " + database);
        }
      }
    } catch (SQLException e) {
      close();
      throw new StartFailedException(
          new StartProblem.ServerFailed(NAME, String.valueOf(e.getMessage())), e);
    }
  }
}
