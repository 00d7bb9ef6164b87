package io.agentcron.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a child JVM does about the ahead-of-time cache that halves the work of its start. */
public sealed interface AotCache {

  /** Nothing. */
  record None() implements AotCache {
    @Override
    public List<String> options() {
      return List.of();
    }
  }

  /** Uses the cache if it is there; a JVM ignores one that does not fit it. */
  record Use(Path file) implements AotCache {
    @Override
    public List<String> options() {
      return Files.exists(file) ? List.of("-XX:AOTCache=" + file, "-Xlog:aot*=off") : List.of();
    }
  }

  /** Makes the cache of what it does from its start to its end, and takes a while over that end. */
  record Make(Path file) implements AotCache {
    @Override
    public List<String> options() {
      return List.of("-XX:AOTCacheOutput=" + file, "-Xlog:aot*=off");
    }

    @Override
    public Duration patience() {
      return Duration.ofMinutes(5);
    }
  }

  /** For the JVM's command line. */
  List<String> options();

  /** How long the JVM may take to end once it has been told to. */
  default Duration patience() {
    return Duration.ofSeconds(10);
  }
}
