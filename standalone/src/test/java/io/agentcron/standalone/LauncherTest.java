package io.agentcron.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code agentcron}, in a project whose Java and Maven only say that they were called.
 */
class LauncherTest {

  private record Outcome(int exitCode, String output) {}

  @TempDir private Path directory;

  private Path project;
  private Path path;
  private Path jdk;

  @BeforeEach
  void makeAProject() throws IOException {
    project = Files.createDirectories(directory.resolve("a project"));
    path = Files.createDirectories(directory.resolve("bin"));
    jdk = jdk(directory.resolve("a jdk"), "25.0.1");
    Files.createDirectories(project.resolve("standalone/src/main"));
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    Files.createDirectory(project.resolve(".mvn"));
    Files.copy(Path.of("..", "agentcron"), project.resolve("agentcron"));
    maven(path.resolve("mvn"), "3.9.0", "echo '[INFO] Building Agentcron :: some 0.1 [1/1]'");
  }

  @Test
  void showsWhatItCanDo() throws Exception {
    var help = agentcron("help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.output()).contains("up", "test", "--data-dir", "AGENTCRON_TOKEN");
  }

  @Test
  void refusesAnUnknownCommandWithHelp() throws Exception {
    var refusal = agentcron("frobnicate");

    assertThat(refusal.exitCode()).isEqualTo(2);
    assertThat(refusal.output()).contains("frobnicate", "Usage:");
    assertThat(agentcron().exitCode()).isEqualTo(2);
  }

  @Test
  void buildsBeforeItStartsAndPassesTheOptionsOn() throws Exception {
    var up = agentcron("up", "--data-dir", "a dir", "--port", "1");

    assertThat(up.exitCode()).isZero();
    assertThat(up.output())
        .contains("[1/1] some", "[up] [--data-dir] [a dir] [--port] [1]", "25.0.1");
  }

  @Test
  void buildsAgainOnlyWhenASourceHasChanged() throws Exception {
    agentcron("up");
    assertThat(agentcron("up").output()).doesNotContain("Building");

    var source = Files.writeString(project.resolve("standalone/src/main/New.java"), "class New {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));

    assertThat(agentcron("up").output()).contains("Building");
  }

  @Test
  void tellsWhyTheBuildFailedAndBuildsAgainNextTime() throws Exception {
    maven(path.resolve("mvn"), "3.9.0", "echo '[ERROR] a missing semicolon'; exit 1");

    for (int attempt = 0; attempt < 2; attempt++) {
      var up = agentcron("up");

      assertThat(up.exitCode()).isEqualTo(1);
      assertThat(up.output())
          .contains(
              "a missing semicolon", project.resolve("standalone/target/build.log").toString())
          .doesNotContain("[up]");
    }
  }

  @Test
  void worksFromElsewhereThroughSymbolicLinks() throws Exception {
    var link = Files.createDirectory(directory.resolve("my bin")).resolve("ac");
    Files.createSymbolicLink(link, Path.of("..", "a project", "agentcron"));
    var second = Files.createSymbolicLink(path.resolve("ac"), link);

    assertThat(run(second, "up").output()).contains("[up]");
  }

  @Test
  void takesTheWrapperWhereMavenIsTooOld() throws Exception {
    maven(path.resolve("mvn"), "3.8.6", "echo '[ERROR] too old'; exit 1");
    maven(
        project.resolve("mvnw"), "3.9.11", "echo '[INFO] Building Agentcron :: wrapped 0.1 [1/1]'");

    assertThat(agentcron("up").output()).contains("wrapped", "[up]");
  }

  @Test
  void passesOverAJavaThatIsTooOld() throws Exception {
    var newer = jdk(directory.resolve(".sdkman/candidates/java/99"), "99");
    jdk = jdk(directory.resolve("old"), "17.0.9");
    Files.writeString(
        project.resolve("agentcron"),
        Files.readString(project.resolve("agentcron")).replace("needed_java=25", "needed_java=99"));

    assertThat(agentcron("up").output()).contains(newer.toString());
  }

  @Test
  void saysWhatToInstallWithoutJava() throws Exception {
    Files.writeString(
        project.resolve("agentcron"),
        Files.readString(project.resolve("agentcron"))
            .replace("needed_java=25", "needed_java=999"));

    var up = agentcron("up");

    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.output()).contains("A JDK 999 or newer is needed", "apt-get", "brew");
  }

  @Test
  void countsTheTestsAndSaysWhyAnyWereSkipped() throws Exception {
    mavenThatTests(
        "<testsuite name=\"A\" time=\"1\" tests=\"4\" errors=\"0\" skipped=\"1\" failures=\"0\">"
            + "<skipped message=\"Chromium is not installed\" type=\"x\"/>",
        0);

    var test = agentcron("test", "-pl", "cron");

    assertThat(test.exitCode()).isZero();
    assertThat(test.output())
        .contains("verify", "[-pl] [cron]", "Chromium is not installed", "apt-get")
        .endsWith("\n3 passed, 0 failed, 1 skipped\n");
  }

  @Test
  void failsWhenATestFails() throws Exception {
    mavenThatTests(
        "<testsuite name=\"A\" tests=\"4\" errors=\"1\" skipped=\"0\" failures=\"1\">", 1);

    var test = agentcron("test");

    assertThat(test.exitCode()).isEqualTo(1);
    assertThat(test.output()).endsWith("\n2 passed, 2 failed, 0 skipped\n");
  }

  @Test
  void failsWhenNoTestWasExecuted() throws Exception {
    var test = agentcron("test");

    assertThat(test.exitCode()).isEqualTo(1);
    assertThat(test.output()).contains("0 passed, 0 failed, 0 skipped", "No test was executed");
  }

  private Outcome agentcron(String... arguments) throws Exception {
    return run(project.resolve("agentcron"), arguments);
  }

  private Outcome run(Path script, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("HOME", directory.toString());
    builder.environment().remove("SDKMAN_DIR");
    builder.environment().merge("PATH", path.toString(), (old, first) -> first + ":" + old);
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), output);
  }

  private static Path jdk(Path home, String version) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    executable(home.resolve("bin/javac"), "");
    executable(
        home.resolve("bin/java"), "echo '%s %s'; printf '[%%s] ' \"$@\"".formatted(home, version));
    return home;
  }

  private void maven(Path file, String version, String build) throws IOException {
    executable(
        file,
        """
        if [ "$1" = --version ]; then echo "Apache Maven %s"; exit 0; fi
        mkdir -p standalone/target/agentcron
        %s
        """
            .formatted(version, build));
  }

  private void mavenThatTests(String report, int exitCode) throws IOException {
    maven(
        path.resolve("mvn"),
        "3.9.0",
        """
        printf '[%%s] ' "$@"
        mkdir -p cron/target/surefire-reports
        cat >cron/target/surefire-reports/TEST-A.xml <<'XML'
        %s
        XML
        exit %d
        """
            .formatted(report, exitCode));
  }

  private static void executable(Path file, String content) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, "#!/bin/sh\n" + content + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
