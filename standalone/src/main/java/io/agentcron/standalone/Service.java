package io.agentcron.standalone;

import io.agentcron.api.ApiService;
import io.agentcron.executor.ExecutorService;
import io.agentcron.notifier.NotifierService;
import io.agentcron.scheduler.SchedulerService;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One of the services, with the properties that depend on this machine: all that a service and its
 * surroundings in one process know of each other.
 *
 * @param endpoint where it listens, for its health if for nothing else
 * @param properties beyond those that every service gets
 */
record Service(
    String name,
    Function<Map<String, Object>, ApplicationContext> starter,
    Function<Surroundings, Endpoint> endpoint,
    Function<Surroundings, Map<String, Object>> properties) {

  static final List<Service> ALL =
      List.of(
          new Service(
              "scheduler",
              SchedulerService::start,
              found -> loopback(found.ports().scheduler()),
              Service::scheduler),
          new Service(
              "executor",
              ExecutorService::start,
              found -> loopback(found.ports().executor()),
              Service::executor),
          new Service(
              "notifier",
              NotifierService::start,
              found -> new Endpoint(found.host(), found.ports().notifier()),
              _ -> Map.of()),
          new Service(
              "API",
              ApiService::start,
              found -> new Endpoint(found.host(), found.ports().api()),
              Service::api));

  /** Returns when it is ready. */
  ApplicationContext start(Surroundings found) {
    Endpoint listening = endpoint.apply(found);
    Map<String, Object> all = new HashMap<>();
    all.put("kafka.bootstrap.servers", found.bootstrapServers());
    all.put("kafka.schema.registry.url", found.registryUrl());
    all.put("agentcron.token", found.token());
    all.put("micronaut.server.host", listening.host());
    all.put("micronaut.server.port", listening.port());
    all.putAll(properties.apply(found));
    ApplicationContext context = starter.apply(all);
    try {
      Readiness.await(name, listening);
      return context;
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  private static Map<String, Object> scheduler(Surroundings found) {
    return Map.of(
        "agentcron.scheduler.state-directory",
        found.layout().scheduler().toString(),
        // Longer than the executor's fence and sweep below.
        "agentcron.scheduler.lease",
        "15s");
  }

  private static Map<String, Object> executor(Surroundings found) {
    return Map.of(
        "agentcron.executor.data-directory", found.layout().executor().toString(),
        "agentcron.executor.runtimes", "command,claude,http,codex,gemini,opencode",
        "agentcron.executor.heartbeat-at-most", "1s",
        "agentcron.executor.heartbeat-at-least", "1500ms",
        "agentcron.executor.fence", "5s",
        "agentcron.executor.swept", "10s",
        "agentcron.executor.patience", "1s",
        "agentcron.executor.claude.allow-bypass-permissions", true);
  }

  private static Map<String, Object> api(Surroundings found) {
    return Map.of(
        "datasources.default.url", found.jdbcUrl(),
        "datasources.default.username", found.databaseUser(),
        "datasources.default.password", found.databasePassword(),
        // Each connection is a process.
        "datasources.default.maximum-pool-size", 5,
        "datasources.default.minimum-idle", 1,
        "agentcron.statistics.state-directory", found.layout().statistics().toString(),
        "agentcron.info.events-url",
            "ws://%s/ws/events".formatted(new Endpoint(found.host(), found.ports().notifier())));
  }

  private static Endpoint loopback(int port) {
    return new Endpoint("127.0.0.1", port);
  }
}
