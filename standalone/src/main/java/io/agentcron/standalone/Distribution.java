package io.agentcron.standalone;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What the launcher says about the build that it started.
 *
 * @param registryHome where the schema registry's program is
 * @param caches where this build's AOT caches are or shall be, if they are wanted
 */
record Distribution(Path registryHome, Optional<AotCaches> caches) {

  static Distribution ofThisProcess() {
    return new Distribution(
        Path.of(
            Objects.requireNonNull(
                System.getProperty("agentcron.registry.home"),
                "agentcron.registry.home is not set; start with ./agentcron")),
        Optional.ofNullable(System.getProperty("agentcron.aot")).map(Path::of).map(AotCaches::new));
  }
}
