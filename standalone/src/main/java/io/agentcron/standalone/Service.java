package io.agentcron.standalone;

import io.agentcron.api.ApiService;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One of the services, with the properties that depend on this machine: all that a service and its
 * surroundings in one process know of each other.
 */
record Service(
    String name,
    Function<Map<String, Object>, ? extends AutoCloseable> starter,
    Function<Surroundings, Map<String, Object>> properties,
    Function<Surroundings, String> address) {

  static final List<Service> ALL =
      List.of(new Service("API", ApiService::start, Service::api, Service::apiAddress));

  AutoCloseable start(Surroundings surroundings) {
    return starter.apply(properties.apply(surroundings));
  }

  String where(Surroundings surroundings) {
    return address.apply(surroundings);
  }

  private static Map<String, Object> api(Surroundings surroundings) {
    return Map.of(
        "kafka.bootstrap.servers", surroundings.bootstrapServers(),
        "kafka.schema.registry.url", surroundings.registryUrl(),
        "datasources.default.url", surroundings.jdbcUrl(),
        "datasources.default.username", surroundings.databaseUser(),
        "datasources.default.password", surroundings.databasePassword(),
        "micronaut.server.host", surroundings.host(),
        "micronaut.server.port", surroundings.port(),
        "agentcron.token", surroundings.token());
  }

  private static String apiAddress(Surroundings surroundings) {
    return surroundings.host() + ":" + surroundings.port();
  }
}
