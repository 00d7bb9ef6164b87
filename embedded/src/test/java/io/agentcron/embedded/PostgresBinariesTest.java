package io.agentcron.embedded;

import static io.agentcron.embedded.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresBinariesTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, aarch64, linux-arm_64",
    "Mac OS X, aarch64, darwin-arm_64",
    "Mac OS X, x86_64, darwin-x86_64"
  })
  void areThereForLinuxAndMacOs(String system, String processor, String machine) {
    assertThat(PostgresBinaries.machine(system, processor)).isEqualTo(machine);
  }

  @ParameterizedTest
  @CsvSource({"Windows 11, amd64", "Linux, riscv64"})
  void areNotThereForOtherMachines(String system, String processor) {
    assertProblem(
            StartProblem.UnsupportedMachine.class,
            () -> PostgresBinaries.machine(system, processor))
        .extracting(StartProblem.UnsupportedMachine::message)
        .asString()
        .contains(system, processor);
  }

  @Test
  void areUnpackedOnceByWhoeverComesFirst(@TempDir Path cache) throws Exception {
    var unpacking =
        CompletableFuture.supplyAsync(() -> PostgresBinaries.unpackedTo(cache))
            .thenCombine(
                CompletableFuture.supplyAsync(() -> PostgresBinaries.unpackedTo(cache)),
                (one, two) -> {
                  assertThat(one).isEqualTo(two);
                  return one;
                });

    var binaries = unpacking.get();

    assertThat(Path.of(binaries.program("postgres"))).isExecutable();
    try (var entries = Files.list(cache)) {
      assertThat(entries).containsExactly(binaries.directory());
    }
  }
}
