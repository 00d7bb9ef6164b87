package io.agentcron.schemas.registry;

import io.agentcron.embedded.EmbeddedPostgres;
import io.agentcron.embedded.EmbeddedRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the registry that comes with the laptop mode. */
final class ApicurioRegistryTest extends RegistryContract {
  @TempDir private static Path directory;

  private static EmbeddedPostgres postgres;
  private static EmbeddedRegistry registry;

  @BeforeAll
  static void start() {
    postgres = EmbeddedPostgres.start(directory.resolve("postgres"));
    registry = EmbeddedRegistry.start(directory.resolve("registry"), postgres);
  }

  @AfterAll
  static void stop() {
    registry.close();
    postgres.close();
  }

  @Override
  String url() {
    return registry.url();
  }
}
