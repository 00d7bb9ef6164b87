package io.agentcron.standalone;

import java.nio.file.Files;
import java.nio.file.Path;

/** The ahead-of-time caches of one build, complete if their directory is there. */
record AotCaches(Path directory) {

  /** Of this process; the launcher passes it on. */
  Path main() {
    return directory.resolve("main.aot");
  }

  Path registry() {
    return directory.resolve("registry.aot");
  }

  boolean exist() {
    return Files.exists(directory);
  }

  /** Where they are made; it becomes their directory when they are complete. */
  AotCaches unfinished() {
    return new AotCaches(directory.resolveSibling(directory.getFileName() + ".unfinished"));
  }
}
