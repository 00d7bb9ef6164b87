package io.agentcron.executor.runtime.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** OpenAI's Codex CLI, by the events that its documentation lists; it tells tokens and no cost. */
final class Codex implements Dialect {
  @Override
  public String type() {
    return "codex";
  }

  @Override
  public List<String> arguments(
      Optional<String> session, Optional<String> model, List<String> further) {
    List<String> arguments =
        new ArrayList<>(
            List.of("exec", "--json", "--skip-git-repo-check", "-s", "workspace-write"));
    model.ifPresent(it -> arguments.addAll(List.of("-m", it)));
    arguments.addAll(further);
    session.ifPresent(id -> arguments.addAll(List.of("resume", id)));
    arguments.add("-");
    return arguments;
  }

  @Override
  public void read(JsonNode event, CliTally tally) {
    switch (event.path("type").asText()) {
      case "thread.started" -> tally.session(event.path("thread_id"));
      case "turn.started" -> tally.turn();
      case "turn.completed" -> tokens(event.path("usage"), tally);
      case "turn.failed" -> tally.failed(event.path("error").path("message").asText());
      case "error" -> tally.failed(event.path("message").asText());
      case "item.started" -> started(event.path("item"), tally);
      case "item.completed" -> completed(event.path("item"), tally);
      default -> {}
    }
  }

  /** Its input counts what came from the cache too. */
  private static void tokens(JsonNode usage, CliTally tally) {
    tally.tokens(
        usage.path("input_tokens"),
        usage.path("output_tokens"),
        usage.path("cached_input_tokens"),
        MissingNode.getInstance());
  }

  private static void started(JsonNode item, CliTally tally) {
    if (isTool(item)) {
      tally.toolStarted(item.path("id").asText(), item.path("type").asText());
    }
  }

  private static void completed(JsonNode item, CliTally tally) {
    if (item.path("type").asText().equals("agent_message")) {
      tally.answer(item.path("text").asText());
    } else if (isTool(item)) {
      tally.toolEnded(
          item.path("id").asText(),
          item.path("status").asText().equals("failed") || item.path("exit_code").asInt() != 0);
    }
  }

  private static boolean isTool(JsonNode item) {
    return switch (item.path("type").asText()) {
      case "command_execution", "mcp_tool_call", "web_search" -> true;
      default -> false;
    };
  }
}
