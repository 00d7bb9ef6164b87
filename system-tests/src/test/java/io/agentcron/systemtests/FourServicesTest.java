package io.agentcron.systemtests;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The story, told to four processes that share contracts and nothing else. */
final class FourServicesTest extends StoryContract {
  @TempDir private static Path directory;

  private static RunningSystem system;

  @BeforeAll
  static void start() throws Exception {
    system = Fleet.start(directory, 1, 1);
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Override
  RunningSystem system() {
    return system;
  }
}
