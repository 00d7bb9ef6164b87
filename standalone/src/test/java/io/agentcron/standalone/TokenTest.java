package io.agentcron.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {

  @TempDir private Path directory;

  @Test
  void isTheGivenOneWithoutKeepingIt() throws IOException {
    assertThat(Token.of(" given ", file())).isEqualTo("given");
    assertThat(file()).doesNotExist();
  }

  @Test
  void isMadeOnceAndKeptForItsUserOnly() throws IOException {
    var token = Token.of(null, file());

    assertThat(token).hasSizeGreaterThanOrEqualTo(32).matches("[A-Za-z0-9_-]+");
    assertThat(Token.of("", file())).isEqualTo(token);
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void isADifferentOneForEachInstance() throws IOException {
    assertThat(Token.of(null, directory.resolve("one")))
        .isNotEqualTo(Token.of(null, directory.resolve("two")));
  }

  @Test
  void isNeverEmpty() throws IOException {
    Files.createFile(file());

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Token.of(null, file()))
        .withMessageContaining(file().toString());
  }

  private Path file() {
    return directory.resolve("token");
  }
}
