package io.agentcron.embedded;

import static io.agentcron.embedded.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir private Path parent;

  @Test
  void isCreatedForItsUserOnly() throws IOException {
    try (var directory = DataDirectory.own(parent.resolve("a/b"), 0)) {
      assertThat(Files.getPosixFilePermissions(directory.path()))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void isOwnedOnceInOneProcess() {
    try (var _ = DataDirectory.own(parent, 0)) {
      for (int attempt = 0; attempt < 2; attempt++) {
        assertProblem(StartProblem.DirectoryInUse.class, () -> DataDirectory.own(parent, 0))
            .satisfies(
                problem -> assertThat(problem.pid()).hasValue(ProcessHandle.current().pid()));
      }
    }
  }

  @Test
  void isOwnedByOneProcess() throws Exception {
    var other = ServerProgram.start(EmbeddedKafka.class, parent);
    try {
      assertProblem(StartProblem.DirectoryInUse.class, () -> DataDirectory.own(parent, 0))
          .satisfies(problem -> {
            assertThat(problem.pid()).hasValue(other.pid());
            assertThat(problem.message()).contains(Long.toString(other.pid()));
          });
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void isFreeAgainWhenItsOwnerWasKilled() throws Exception {
    ServerProgram.start(EmbeddedKafka.class, parent).destroyForcibly().waitFor();

    DataDirectory.own(parent, 0).close();
  }

  @Test
  void isFreeAgainWhenItIsClosed() {
    DataDirectory.own(parent, 0).close();

    DataDirectory.own(parent, 0).close();
  }

  @Test
  void needsSpace() {
    assertProblem(StartProblem.NoDiskSpace.class, () -> DataDirectory.own(parent, Long.MAX_VALUE))
        .extracting(StartProblem.NoDiskSpace::message)
        .asString()
        .contains(parent.getFileName().toString(), "MiB free");
  }

  @Test
  void cannotBeWhereAFileIs() throws IOException {
    var file = Files.createFile(parent.resolve("file"));

    assertProblem(StartProblem.DirectoryNotWritable.class, () -> DataDirectory.own(file, 0));
  }
}
