package io.agentcron.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentcron.contract.RunEvent;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What the client does on top of the contract: cache, retry, take the next address, say who it is.
 */
final class SchemaRegistryTest {
  private static final String SUBJECT = "run-events-value";
  // Nothing listens on the discard port of loopback.
  private static final String NOBODY = "http://127.0.0.1:9";

  private final InMemoryRegistry registry = new InMemoryRegistry();

  @AfterEach
  void stop() {
    registry.close();
  }

  private static SchemaRegistry client(Map<String, Object> properties) {
    Map<String, Object> all = new java.util.HashMap<>(properties);
    all.putIfAbsent("retries.wait.ms", 1);
    return new SchemaRegistry(RegistryConfig.of(all));
  }

  @Test
  void asksOncePerSchemaAndOncePerId() {
    SchemaRegistry client = client(Map.of("schema.registry.url", registry.url()));

    int id = client.idOf(SUBJECT, RunEvent.getClassSchema());
    assertThat(client.idOf(SUBJECT, RunEvent.getClassSchema())).isEqualTo(id);
    assertThat(client.byId(id)).isSameAs(client.byId(id));

    assertThat(registry.requests())
        .containsExactly("POST /subjects/run-events-value/versions", "GET /schemas/ids/" + id);
  }

  @Test
  void triesAgainAfterAPassingFault() {
    registry.failNext(503, 500, 429);
    SchemaRegistry client = client(Map.of("schema.registry.url", registry.url()));

    assertThat(client.idOf(SUBJECT, RunEvent.getClassSchema())).isPositive();
    assertThat(registry.requests()).hasSize(4);
  }

  @Test
  void saysUnavailableWhenTheRetriesAreUsedUp() {
    registry.failNext(503, 503, 503);
    SchemaRegistry client =
        client(Map.of("schema.registry.url", registry.url(), "max.retries", "2"));

    assertThatThrownBy(() -> client.byId(1))
        .isInstanceOf(RegistryException.Unavailable.class)
        .hasMessageContaining("503");
    assertThat(registry.requests()).hasSize(3);
  }

  @Test
  void doesNotRepeatWhatWasRefused() {
    SchemaRegistry client = client(Map.of("schema.registry.url", registry.url()));

    assertThatThrownBy(() -> client.byId(7)).isInstanceOf(RegistryException.Refused.class);
    assertThat(registry.requests()).hasSize(1);
  }

  @Test
  void takesTheNextAddressWhenOneDoesNotAnswer() {
    SchemaRegistry client =
        client(
            Map.of("schema.registry.url", NOBODY + "," + registry.url() + "/", "max.retries", 0));

    assertThat(client.idOf(SUBJECT, RunEvent.getClassSchema())).isPositive();
  }

  @Test
  void saysUnavailableWhenNobodyListens() {
    SchemaRegistry client = client(Map.of("schema.registry.url", NOBODY, "max.retries", 1));

    assertThatThrownBy(() -> client.byId(1))
        .isInstanceOf(RegistryException.Unavailable.class)
        .hasMessageContaining(NOBODY);
  }

  @Test
  void saysWhoItIs() {
    registry.requireAuthorization("Basic dXNlcjpwYXNzOndvcmQ=");
    SchemaRegistry named =
        client(
            Map.of(
                "schema.registry.url", registry.url(), "basic.auth.user.info", "user:pass:word"));
    SchemaRegistry nameless = client(Map.of("schema.registry.url", registry.url()));

    assertThat(named.idOf(SUBJECT, RunEvent.getClassSchema())).isPositive();
    assertThatThrownBy(() -> nameless.byId(1))
        .isInstanceOfSatisfying(
            RegistryException.Refused.class,
            refused -> assertThat(refused.errorCode()).isEqualTo(40101));
  }

  @Test
  void refusesAConfigurationWithoutAnAddress() {
    assertThatThrownBy(() -> RegistryConfig.of(Map.of()))
        .hasMessageContaining("schema.registry.url");
    assertThatThrownBy(() -> RegistryConfig.of(Map.of("schema.registry.url", "ftp://x")))
        .hasMessageContaining("ftp://x");
    assertThatThrownBy(
            () -> RegistryConfig.of(Map.of("schema.registry.url", NOBODY, "max.retries", "many")))
        .hasMessageContaining("max.retries")
        .hasMessageContaining("many");
  }
}
