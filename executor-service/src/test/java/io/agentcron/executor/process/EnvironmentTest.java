package io.agentcron.executor.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.executor.run.Dispatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {

  @Test
  void passesOnOnlyWhatIsNamed() {
    var allowed = new AllowedEnvironment(List.of("PATH", "LC_*"));

    assertThat(
            allowed.of(
                Map.of("PATH", "/bin", "PATHS", "x", "LC_ALL", "C", "LC_", "y", "SECRET", "z")))
        .isEqualTo(Map.of("PATH", "/bin", "LC_ALL", "C", "LC_", "y"));
  }

  @Test
  void findsProgramsAsAShellWould(@TempDir Path directory) throws IOException {
    var runnable =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Path tool = Files.createFile(directory.resolve("tool"), runnable);
    Files.createFile(directory.resolve("data"));
    String path = "/nowhere::" + directory;
    Path root = Path.of("/");

    assertThat(Executables.find("tool", root, path)).contains(tool);
    assertThat(Executables.find("./tool", directory, "")).contains(directory.resolve("./tool"));
    assertThat(Executables.find(tool.toString(), root, "")).contains(tool);
    assertThat(Executables.find("data", root, path)).isEmpty();
    assertThat(Executables.find("tool", root, "/nowhere")).isEmpty();
    assertThat(Executables.find("", root, path)).isEmpty();
  }

  @Test
  void readsMarkersInWhatPsPrints() {
    Marker run = Marker.of("id", new Dispatch("r1", 1, 2));
    List<String> lines =
        List.of(
            "  17 sleep 1000 PATH=/bin AGENTCRON_EXECUTION=id:r1:2 HOME=/",
            "  18 sleep 1000 AGENTCRON_EXECUTION=id:r1:22",
            "  19 sleep 1000 AGENTCRON_EXECUTION=other:r1:2",
            "  20 sleep 1000 HOME=/");

    assertThat(MarkedProcesses.inPs(lines.stream(), run)).containsExactly(17L);
    assertThat(MarkedProcesses.inPs(lines.stream(), Marker.ofAll("id"))).containsExactly(17L, 18L);
    assertThat(MarkedProcesses.inPs(Stream.of("junk"), run)).isEmpty();
  }
}
