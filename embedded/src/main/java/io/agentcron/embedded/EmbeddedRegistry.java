package io.agentcron.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A schema registry as a child process: Apicurio, which speaks Confluent's protocol. Its schemas
 * are rows in Postgres and not in a file of its own: without them no record can be read any more,
 * and there they are as safe, and saved by the same backup, as everything else.
 */
public final class EmbeddedRegistry implements EmbeddedServer {

  static final String NAME = "the schema registry";
  static final long NEEDED_BYTES = 64L << 20;

  private static final int ATTEMPTS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /**
   * What a registry needs.
   *
   * @param directory what it owns: lock, log, remembered port
   * @param port where it listens, or 0 for the last one used or else a free one
   * @param home where the build has unpacked Apicurio
   * @param jdbcUrl a Postgres database of its own
   * @param aotCache the JVM's, for a faster start
   */
  public record Config(
      Path directory,
      int port,
      Path home,
      String jdbcUrl,
      String user,
      String password,
      AotCache aotCache) {

    public Config(
        Path directory, int port, Path home, String jdbcUrl, String user, String password) {
      this(directory, port, home, jdbcUrl, user, password, new AotCache.None());
    }
  }

  private final DataDirectory directory;
  private final RegistryProcess registry;
  private final Process process;
  private final int port;
  private final CompletableFuture<String> failure;
  private volatile boolean closed;

  private EmbeddedRegistry(
      DataDirectory directory, RegistryProcess registry, Process process, int port) {
    this.directory = directory;
    this.registry = registry;
    this.process = process;
    this.port = port;
    this.failure = process.toHandle().onExit().thenCompose(this::ended);
  }

  /**
   * Starts with its schemas in the given Postgres, from where the build unpacked it: the tests of
   * every module have the system property {@code agentcron.registry.home}.
   */
  public static EmbeddedRegistry start(Path directory, EmbeddedPostgres postgres) {
    var home =
        Optional.ofNullable(System.getProperty("agentcron.registry.home"))
            .orElseThrow(() -> new IllegalStateException("agentcron.registry.home is not set"));
    return start(
        new Config(
            directory, 0, Path.of(home), postgres.jdbcUrl(), postgres.user(), postgres.password()));
  }

  /**
   * Returns when schemas can be registered, and new versions must read what earlier ones wrote. A
   * registry that an earlier instance left running in the directory is stopped first.
   *
   * @throws StartFailedException with the problem
   */
  public static EmbeddedRegistry start(Config config) {
    var directory = DataDirectory.own(config.directory(), NEEDED_BYTES);
    try {
      return start(directory, config);
    } catch (IOException e) {
      directory.close();
      throw new StartFailedException(
          new StartProblem.ServerFailed(NAME, String.valueOf(e.getMessage())), e);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** What Confluent's clients take as {@code schema.registry.url}. */
  public String url() {
    return url(port);
  }

  public int port() {
    return port;
  }

  @Override
  public CompletableFuture<String> failure() {
    return failure;
  }

  @Override
  public void close() {
    closed = true;
    registry.stop(process.toHandle());
    directory.close();
  }

  private CompletableFuture<String> ended(ProcessHandle handle) {
    return closed
        ? new CompletableFuture<>()
        : CompletableFuture.completedFuture(
            "The schema registry (process " + handle.pid() + ") ended");
  }

  private static EmbeddedRegistry start(DataDirectory directory, Config config) throws IOException {
    if (!Files.exists(config.home().resolve("quarkus-run.jar"))) {
      throw new IOException("it is not in " + config.home() + "; build the module embedded first");
    }
    var path = directory.path();
    var registry = new RegistryProcess(path, config.aotCache());
    registry.stopOrphans();
    for (int attempt = 1; ; attempt++) {
      int port = Ports.choose(NAME, config.port(), path.resolve("port"));
      var process = registry.start(config.home(), environment(config, port));
      try {
        awaitReady(process, registry, path, port);
        Ports.remember(path.resolve("port"), port);
        return new EmbeddedRegistry(directory, registry, process, port);
      } catch (StartFailedException e) {
        registry.stop(process.toHandle());
        // A chosen port may be taken by somebody else before it is bound.
        if (!(e.problem() instanceof StartProblem.PortInUse) || attempt == ATTEMPTS) {
          throw e;
        }
      } catch (IOException e) {
        registry.stop(process.toHandle());
        throw e;
      }
    }
  }

  private static void awaitReady(
      Process process, RegistryProcess registry, Path directory, int port) throws IOException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    try (var connection = new RegistryConnection(url(port))) {
      while (!connection.isReady()) {
        if (process.waitFor(Duration.ofMillis(25))) {
          throw new StartFailedException(
              RegistryOutput.problem(registry.output(), directory, port));
        }
        if (System.nanoTime() > deadline) {
          throw new IOException("no answer within " + PATIENCE.toSeconds() + " seconds");
        }
      }
      connection.requireCompatibility();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static Map<String, String> environment(Config config, int port) {
    return Map.ofEntries(
        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
        Map.entry("QUARKUS_HTTP_CORS_ENABLED", "false"),
        Map.entry("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false"),
        // Health and metrics have a port of their own, which nobody here needs to know.
        Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
        Map.entry("QUARKUS_MANAGEMENT_PORT", "0"),
        Map.entry("QUARKUS_LOG_LEVEL", "WARN"),
        Map.entry("APICURIO_STORAGE_KIND", "sql"),
        Map.entry("APICURIO_STORAGE_SQL_KIND", "postgresql"),
        Map.entry("APICURIO_DATASOURCE_URL", config.jdbcUrl()),
        Map.entry("APICURIO_DATASOURCE_USERNAME", config.user()),
        Map.entry("APICURIO_DATASOURCE_PASSWORD", config.password()),
        // 20 connections at once by default, each of them a process.
        Map.entry("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1"),
        Map.entry("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1"),
        Map.entry("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "5"));
  }

  private static String url(int port) {
    return "http://127.0.0.1:%d/apis/ccompat/v7".formatted(port);
  }
}
