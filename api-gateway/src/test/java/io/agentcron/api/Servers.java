package io.agentcron.api;

import io.agentcron.embedded.EmbeddedKafka;
import io.agentcron.embedded.EmbeddedPostgres;
import io.agentcron.schemas.registry.InMemoryRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One Postgres, one Kafka and one registry for all tests of this JVM; each test class has its own
 * database and topics on them.
 */
public final class Servers {
  private static final AtomicInteger INSTALLATIONS = new AtomicInteger();

  private final EmbeddedPostgres postgres;
  private final EmbeddedKafka kafka;
  private final InMemoryRegistry registry;
  private final Path directory;
  private final List<Api> users = new CopyOnWriteArrayList<>();

  private Servers(Path directory) {
    this.directory = directory;
    postgres = EmbeddedPostgres.start(directory.resolve("postgres"));
    kafka = EmbeddedKafka.start(directory.resolve("kafka"));
    registry = new InMemoryRegistry();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
  }

  private static final class Shared {
    static final Servers SERVERS = new Servers(temporaryDirectory());
  }

  /** Properties for a service with a database and topics of its own. */
  public static Map<String, Object> freshInstallation() {
    Servers servers = Shared.SERVERS;
    int number = INSTALLATIONS.incrementAndGet();
    Map<String, Object> properties = new HashMap<>();
    properties.put("datasources.default.url", servers.postgres.jdbcUrl(servers.database(number)));
    properties.put("datasources.default.username", servers.postgres.user());
    properties.put("datasources.default.password", servers.postgres.password());
    properties.put("kafka.bootstrap.servers", servers.kafka.bootstrapServers());
    properties.put("kafka.schema.registry.url", servers.registry.url());
    properties.put("agentcron.topics.prefix", "test" + number + ".");
    properties.put("agentcron.token", "test-token");
    properties.put("agentcron.statistics.state-directory", servers.directory + "/state" + number);
    properties.put("micronaut.server.port", -1);
    return properties;
  }

  /** What uses the servers until the end of this JVM; shutdown hooks alone have no order. */
  static void closeBefore(Api user) {
    Shared.SERVERS.users.add(user);
  }

  /** The registry of all installations, to be told to fail. */
  public static InMemoryRegistry registry() {
    return Shared.SERVERS.registry;
  }

  /** The first column of what an installation's database answers, as numbers. */
  public static List<Long> query(Map<String, Object> properties, String sql) {
    try (var connection = connect(properties);
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      List<Long> numbers = new ArrayList<>();
      while (result.next()) {
        numbers.add(result.getLong(1));
      }
      return numbers;
    } catch (SQLException e) {
      throw new IllegalStateException("Expected an answer to " + sql, e);
    }
  }

  /** A session on an installation's database. */
  public static Connection connect(Map<String, Object> properties) throws SQLException {
    return DriverManager.getConnection(
        String.valueOf(properties.get("datasources.default.url")),
        String.valueOf(properties.get("datasources.default.username")),
        String.valueOf(properties.get("datasources.default.password")));
  }

  private String database(int number) {
    String name = "test" + number;
    try (var connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
      return name;
    } catch (SQLException e) {
      throw new IllegalStateException("Expected a new database " + name, e);
    }
  }

  private void stop() {
    users.forEach(Api::close);
    registry.close();
    kafka.close();
    postgres.close();
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("agentcron-api-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
