package io.agentcron.standalone;

import java.nio.file.Path;

/** What lies where in the data directory of an instance. */
record Layout(Path root) {

  Path kafka() {
    return root.resolve("kafka");
  }

  Path postgres() {
    return root.resolve("postgres");
  }

  Path registry() {
    return root.resolve("registry");
  }

  Path log() {
    return root.resolve("agentcron.log");
  }

  Path scheduler() {
    return root.resolve("scheduler");
  }

  Path executor() {
    return root.resolve("executor");
  }

  Path statistics() {
    return root.resolve("statistics");
  }

  /** Remembers the port of the API. */
  Path port() {
    return root.resolve("port");
  }

  /** Remembers the port of another service. */
  Path port(String service) {
    return root.resolve("port-" + service);
  }

  Path token() {
    return root.resolve("token");
  }
}
