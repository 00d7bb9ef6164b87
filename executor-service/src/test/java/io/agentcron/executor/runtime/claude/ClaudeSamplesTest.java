package io.agentcron.executor.runtime.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.executor.run.AgentEnd;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.FailureKind;
import io.agentcron.executor.run.Metrics;
import io.agentcron.executor.runtime.RecordingObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads what the real CLI has printed; samples beginning with o are of its version 2.1.197. */
class ClaudeSamplesTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final RecordingObserver observer = new RecordingObserver();
  private final AtomicInteger lines = new AtomicInteger();
  private final AtomicInteger givenUp = new AtomicInteger();

  /** One line a second. */
  private final ClaudeOutput output =
      new ClaudeOutput(
          observer, () -> START.plusSeconds(lines.get()), 100, givenUp::incrementAndGet);

  static String sample(String name) {
    String path = "/claude/" + name + ".jsonl";
    try (var in = Objects.requireNonNull(ClaudeSamplesTest.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AgentEnd read(String name, int status) {
    sample(name)
        .lines()
        .forEach(line -> {
          lines.incrementAndGet();
          output.stdout(line);
        });
    return output.end(status);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // sample, exit status, failure, retryable, micro-USD, input, output, cache read, turns,
        // context used, context
        "a1-success-one-turn,      0, -,               -,     5000,    1000,   50,   0,    1, 1000, 1000000",
        "a2-success-partial-messages, 0, -,            -,     5000,    1000,   50,   0,    1, 1000, 1000000",
        "b1-bash-tool,             0, -,               -,     8640,    1500,   120,  1200, 2, 1500, 1000000",
        "b5-parallel-tools,        0, -,               -,     10000,   2000,   100,  0,    2, 1000, 1000000",
        "c1-max-turns,             1, MAX_TURNS,       false, 15000,   3000,   150,  0,    3, 1000, 1000000",
        "d1-max-budget,            1, BUDGET_EXCEEDED, false, 1320000, 300000, 6000, 0,    3, 100000, 1000000",
        "e1-auth-401,              1, AUTHENTICATION,  false, 0,       0,      0,    0,    0, -,    -",
        "e6-no-credentials,        1, AUTHENTICATION,  false, 0,       0,      0,    0,    0, -,    -",
        "f1-rate-limit-then-ok,    0, -,               -,     5000,    1000,   50,   0,    1, 1000, 1000000",
        "f3-overloaded-gives-up,   1, ERROR,           true,  0,       0,      0,    0,    0, -,    -",
        "g1-sigterm-streaming,   143, ERROR,           true,  -,       0,      -,    0,    0, -,    -",
        "g2-sigint-streaming,      0, ERROR,           true,  14000,   1000,   500,  0,    1, 1000, 1000000",
        "g3-sigterm-in-bash,     143, ERROR,           true,  -,       1000,   -,    0,    1, 1000, -",
        "i2-resume,                0, -,               -,     5000,    1000,   50,   0,    1, 1000, 1000000",
        "i5-resume-unknown,        1, ERROR,           true,  0,       0,      0,    0,    0, -,    -",
        "m3-background-bash,       0, -,               -,     15000,   3000,   150,  0,    3, 1000, 1000000",
        "o1-success-one-turn,      0, -,               -,     6250,    1000,   50,   0,    1, 1000, 1000000",
        "o3-max-turns,             1, MAX_TURNS,       false, 18750,   3000,   150,  0,    3, 1000, 1000000",
        "o6-auth-401,              1, AUTHENTICATION,  false, 0,       0,      0,    0,    0, -,    -",
        "o7-resume,                0, -,               -,     6250,    1000,   50,   0,    1, 1000, 1000000",
      })
  void judgesARunAndCountsWhatItHasUsed(
      String sample,
      int status,
      @Nullable String kind,
      @Nullable Boolean retryable,
      @Nullable Long microUsd,
      @Nullable Long input,
      @Nullable Long out,
      @Nullable Long cacheRead,
      int turns,
      @Nullable Long contextUsed,
      @Nullable Long contextMax) {
    AgentEnd end = read(sample, status);

    assertThat(end.failure().map(failure -> failure.kind().name()).orElse(null)).isEqualTo(kind);
    assertThat(end.failure().map(failure -> failure.retryable()).orElse(null)).isEqualTo(retryable);
    Metrics used = end.metrics();
    assertThat(used.costMicroUsd()).isEqualTo(microUsd);
    assertThat(used.inputTokens()).isEqualTo(input);
    assertThat(used.outputTokens()).isEqualTo(out);
    assertThat(used.cacheReadTokens()).isEqualTo(cacheRead);
    assertThat(used.numTurns()).isEqualTo(turns);
    assertThat(used.contextUsed()).isEqualTo(contextUsed);
    assertThat(used.contextMax()).isEqualTo(contextMax);
    assertThat(end.exitCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c1-max-turns         | Reached maximum number of turns (3)",
        "e1-auth-401          | Invalid API key · Fix external API key",
        "e6-no-credentials    | Not logged in · Please run /login",
        "g1-sigterm-streaming | ended by signal 15 without a result",
        "i5-resume-unknown    | No conversation found with session ID: 99999999-2222-4333-8444-555555555555",
      })
  void saysWhyARunFailed(String sample, String message) {
    AgentEnd end = read(sample, sample.startsWith("g1") ? 143 : 1);

    assertThat(end.failure().orElseThrow().message()).isEqualTo(message);
  }

  @Test
  void givesUpWhenTheApiRefusesTheKeyForTheSecondTime() {
    read("e1-auth-401", 1);

    assertThat(givenUp).hasValue(1);
  }

  @Test
  void doesNotGiveUpOnAnythingElse() {
    read("f3-overloaded-gives-up", 1);

    assertThat(givenUp).hasValue(0);
  }

  @Test
  void answersWithTheLastResult() {
    AgentEnd end = read("m3-background-bash", 0);

    assertThat(end.output()).isEqualTo("Background finished.");
    assertThat(end.metrics().sessionId()).isEqualTo("e3139472-2fca-4ed9-bf4e-480b50e63543");
  }

  @Test
  void measuresToolCalls() {
    AgentEnd end = read("b1-bash-tool", 0);

    assertThat(end.metrics().toolCalls())
        .containsExactly(
            new Metrics.ToolCall(
                "toolu_29f9c1c37a5dad52228d8221", "Bash", Duration.ofSeconds(1).toMillis(), false));
  }

  @Test
  void tellsOfToolsThatStillRun() {
    AgentEnd end = read("g5-sigkill-in-bash", 137);

    assertThat(end.metrics().toolCalls())
        .singleElement()
        .satisfies(call -> assertThat(call.durationMillis()).isNull());
  }

  @Test
  void writesATranscriptThatPeopleCanRead() {
    read("b1-bash-tool", 0);

    assertThat(observer.lines())
        .containsExactly(
            "STDOUT [claude 2.1.329, model claude-opus-5-5]",
            "STDOUT I will run a command.",
            "STDOUT > Bash {\"command\":\"echo hello-from-agent && pwd\",\"description\":\"stub command\"}",
            "STDOUT < hello-from-agent",
            "STDOUT < /tmp/agent-work",
            "STDOUT The command printed hello-from-agent.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"something_new\",\"message\":7}",
        "{\"type\":\"assistant\"}",
        "{\"type\":\"assistant\",\"message\":{\"content\":\"plain\",\"usage\":[]}}",
        "{\"type\":\"user\",\"message\":{\"content\":\"plain\"}}",
        "{\"type\":\"system\"}",
        "{\"type\":\"result\",\"modelUsage\":[]}",
        "{\"type\":7}",
        "{\"type\":\"resu",
        "not json",
        "{}",
      })
  void survivesLinesThatItDoesNotUnderstand(String line) {
    output.stdout(line);
    AgentEnd end = read("a1-success-one-turn", 0);

    assertThat(end.failure()).isEmpty();
    assertThat(end.output()).isEqualTo("Done: Say hello");
  }

  @Test
  void readsALineOfMegabytes() {
    String text = "x".repeat(30 << 20);
    output.stdout(
        "{\"type\":\"user\",\"message\":{\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":\""
            + text
            + "\"}]}}");

    assertThat(observer.lines()).containsExactly("STDOUT < " + text);
  }

  @Test
  void knowsTheOutputOfACallBeforeThereIsAResult() {
    sample("a2-success-partial-messages")
        .lines()
        .takeWhile(line -> !line.contains("total_cost_usd"))
        .forEach(output::stdout);

    assertThat(observer.metrics()).last().extracting(Metrics::outputTokens).isEqualTo(50L);
  }

  @Test
  void tellsWhenALimitIsResetThatItIsRefusedBy() {
    output.stdout(
        "{\"type\":\"rate_limit_event\",\"rate_limit_info\":{\"status\":\"rejected\","
            + "\"resetsAt\":1772366400,\"rateLimitType\":\"five_hour\"}}");
    output.stdout(
        "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":true,"
            + "\"terminal_reason\":\"api_error\",\"api_error_status\":429,"
            + "\"result\":\"You've hit your limit\"}");

    assertThat(output.end(1).failure())
        .contains(
            new Failure(
                FailureKind.RATE_LIMITED,
                "You've hit your limit",
                true,
                Optional.of(Instant.parse("2026-03-01T12:00:00Z"))));
    assertThat(observer.lines())
        .contains("STDOUT [rate limit five_hour: rejected, resets at 2026-03-01T12:00:00Z]");
  }

  @Test
  void tellsOfTheMoneyOfAResultOnlyWhenTheProcessGoesOnAfterIt() {
    output.stdout(
        "{\"type\":\"result\",\"subtype\":\"success\",\"total_cost_usd\":1.5,"
            + "\"result\":\"Done\"}");
    assertThat(observer.metrics()).isEmpty();

    output.stdout("{\"type\":\"system\",\"subtype\":\"init\",\"session_id\":\"s\"}");

    assertThat(observer.metrics()).last().extracting(Metrics::costMicroUsd).isEqualTo(1_500_000L);
  }
}
