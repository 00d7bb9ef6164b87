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

  Path port() {
    return root.resolve("port");
  }

  Path token() {
    return root.resolve("token");
  }
}
