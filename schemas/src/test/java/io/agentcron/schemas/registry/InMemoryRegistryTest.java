package io.agentcron.schemas.registry;

import org.junit.jupiter.api.AfterEach;

/** The contract on the registry that other tests use. */
final class InMemoryRegistryTest extends RegistryContract {
  private final InMemoryRegistry registry = new InMemoryRegistry();

  @AfterEach
  void stop() {
    registry.close();
  }

  @Override
  String url() {
    return registry.url();
  }
}
