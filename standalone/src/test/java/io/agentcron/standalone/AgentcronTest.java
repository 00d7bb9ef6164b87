package io.agentcron.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class AgentcronTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void tellsItsVersion() {
    assertThat(run("--version")).isZero();
    assertThat(out).asString().startsWith("agentcron ");
  }

  @Test
  void explainsUp() {
    assertThat(run("help", "up")).isZero();
    assertThat(out).asString().contains("--data-dir", "--port", "--host", "8080", ".agentcron");
  }

  @Test
  void refusesAnUnknownCommand() {
    assertThat(run("frobnicate")).isEqualTo(2);
    assertThat(err).asString().contains("frobnicate", "Usage:");
  }

  @Test
  void refusesAPortThatIsNone() {
    assertThat(run("up", "--port", "http")).isEqualTo(2);
    assertThat(run("up", "--port", "70000")).isEqualTo(2);
    assertThat(err).asString().contains("'http' is not a port", "'70000' is not a port");
  }

  private int run(String... arguments) {
    return Agentcron.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
