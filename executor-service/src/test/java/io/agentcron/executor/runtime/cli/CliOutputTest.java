package io.agentcron.executor.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.executor.run.AgentEnd;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.FailureKind;
import io.agentcron.executor.run.Metrics;
import io.agentcron.executor.run.Metrics.ToolCall;
import io.agentcron.executor.runtime.RecordingObserver;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Written after the CLIs' documentation, not recorded. */
class CliOutputTest {
  private final RecordingObserver observer = new RecordingObserver();

  private AgentEnd read(Dialect dialect, int status, String lines) {
    CliOutput output = new CliOutput(dialect, observer, () -> Instant.EPOCH, 1_000);
    lines.lines().forEach(output::stdout);
    return output.end(status);
  }

  @Test
  void readsCodex() {
    AgentEnd end =
        read(
            new Codex(),
            0,
            """
            {"type":"thread.started","thread_id":"t1"}
            {"type":"turn.started"}
            {"type":"item.completed","item":{"id":"i0","type":"reasoning","text":"Looking"}}
            {"type":"item.started","item":{"id":"i1","type":"command_execution","command":"ls"}}
            {"type":"item.completed","item":{"id":"i1","type":"command_execution","exit_code":2,"status":"completed"}}
            {"type":"item.completed","item":{"id":"i2","type":"agent_message","text":"On the way"}}
            {"type":"item.completed","item":{"id":"i3","type":"agent_message","text":"Done"}}
            {"type":"something.newer"}
            {"type":"turn.completed","usage":{"input_tokens":24763,"cached_input_tokens":24448,"output_tokens":122}}
            """);

    assertThat(end.failure()).isEmpty();
    assertThat(end.output()).isEqualTo("Done");
    assertThat(end.metrics())
        .isEqualTo(
            new Metrics(
                null,
                24_763L,
                122L,
                24_448L,
                null,
                1,
                null,
                null,
                "t1",
                List.of(new ToolCall("i1", "command_execution", 0L, true))));
  }

  @Test
  void takesAFailedTurnOfCodexAsAFailure() {
    AgentEnd end =
        read(new Codex(), 1, "{\"type\":\"turn.failed\",\"error\":{\"message\":\"no quota\"}}");

    assertThat(end.failure())
        .contains(new Failure(FailureKind.ERROR, "exited with status 1: no quota", true));
  }

  @Test
  void readsGemini() {
    AgentEnd end =
        read(
            new Gemini(),
            0,
            """
            {"type":"init","session_id":"s1","model":"m"}
            {"type":"message","role":"user","content":"Say hello"}
            {"type":"message","role":"assistant","content":"Let me see","delta":true}
            {"type":"tool_use","tool_name":"read_file","tool_id":"t1","parameters":{}}
            {"type":"tool_result","tool_id":"t1","status":"success","output":"x"}
            {"type":"message","role":"assistant","content":"Hel","delta":true}
            {"type":"message","role":"assistant","content":"lo","delta":true}
            {"type":"result","status":"success","stats":{"total_tokens":30,"input_tokens":20,"output_tokens":10,"cached":5}}
            """);

    assertThat(end.output()).isEqualTo("Hello");
    assertThat(end.metrics().inputTokens()).isEqualTo(20);
    assertThat(end.metrics().cacheReadTokens()).isEqualTo(5);
    assertThat(end.metrics().sessionId()).isEqualTo("s1");
    assertThat(end.metrics().toolCalls())
        .containsExactly(new ToolCall("t1", "read_file", 0L, false));
    assertThat(read(new Gemini(), 53, "").failure().map(Failure::kind))
        .isEqualTo(Optional.of(FailureKind.MAX_TURNS));
    assertThat(read(new Gemini(), 41, "").failure().map(Failure::kind))
        .isEqualTo(Optional.of(FailureKind.AUTHENTICATION));
  }

  @Test
  void readsOpenCode() {
    AgentEnd end =
        read(
            new OpenCode(),
            0,
            """
            {"type":"step_start","sessionID":"ses_1","part":{"type":"step-start"}}
            {"type":"tool_use","sessionID":"ses_1","part":{"tool":"bash","callID":"c1","state":{"status":"completed"}}}
            {"type":"step_finish","sessionID":"ses_1","part":{"cost":0.25,"tokens":{"input":10,"output":5,"cache":{"read":3,"write":1}}}}
            {"type":"text","sessionID":"ses_1","part":{"text":"Hello"}}
            {"type":"step_finish","sessionID":"ses_1","part":{"cost":0.5,"tokens":{"input":20,"output":6,"cache":{"read":0,"write":0}}}}
            """);

    assertThat(end.output()).isEqualTo("Hello");
    assertThat(end.metrics())
        .isEqualTo(
            new Metrics(
                750_000L,
                30L,
                11L,
                3L,
                1L,
                2,
                null,
                null,
                "ses_1",
                List.of(new ToolCall("c1", "bash", 0L, false))));
    assertThat(observer.metrics()).extracting(Metrics::costMicroUsd).contains(250_000L);
  }
}
