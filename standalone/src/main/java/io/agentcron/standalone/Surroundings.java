package io.agentcron.standalone;

import io.agentcron.embedded.EmbeddedKafka;
import io.agentcron.embedded.EmbeddedPostgres;
import io.agentcron.embedded.EmbeddedRegistry;

/** What the services of one instance find around them. */
record Surroundings(
    Layout layout,
    String host,
    ServicePorts ports,
    String token,
    String bootstrapServers,
    String registryUrl,
    String jdbcUrl,
    String databaseUser,
    String databasePassword) {

  static Surroundings of(
      Settings settings,
      EmbeddedKafka kafka,
      EmbeddedPostgres postgres,
      EmbeddedRegistry registry) {
    return new Surroundings(
        settings.layout(),
        settings.host(),
        settings.ports(),
        settings.token(),
        kafka.bootstrapServers(),
        registry.url(),
        postgres.jdbcUrl(),
        postgres.user(),
        postgres.password());
  }
}
