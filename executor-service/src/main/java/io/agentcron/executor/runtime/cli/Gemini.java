package io.agentcron.executor.runtime.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.agentcron.executor.run.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Google's Gemini CLI. Its documentation names the events of {@code stream-json} and the exit
 * codes, and shows no field of them; those read here are what its users' readers go by.
 */
final class Gemini implements Dialect {
  @Override
  public String type() {
    return "gemini";
  }

  @Override
  public List<String> arguments(
      Optional<String> session, Optional<String> model, List<String> further) {
    List<String> arguments =
        new ArrayList<>(List.of("-o", "stream-json", "--approval-mode", "yolo", "--skip-trust"));
    model.ifPresent(it -> arguments.addAll(List.of("-m", it)));
    session.ifPresent(id -> arguments.addAll(List.of("--resume", id)));
    arguments.addAll(further);
    return arguments;
  }

  @Override
  public void read(JsonNode event, CliTally tally) {
    switch (event.path("type").asText()) {
      case "init" -> tally.session(event.path("session_id"));
      case "message" -> {
        if (event.path("role").asText().equals("assistant")) {
          tally.more(event.path("content").asText());
        }
      }
      case "tool_use" -> {
        tally.answer("");
        tally.toolStarted(event.path("tool_id").asText(), event.path("tool_name").asText());
      }
      case "tool_result" ->
          tally.toolEnded(
              event.path("tool_id").asText(), event.path("status").asText().equals("error"));
      case "result" -> result(event, tally);
      default -> {}
    }
  }

  private static void result(JsonNode event, CliTally tally) {
    JsonNode stats = event.path("stats");
    tally.tokens(
        stats.path("input_tokens"),
        stats.path("output_tokens"),
        stats.path("cached"),
        MissingNode.getInstance());
    if (event.path("status").asText().equals("error")) {
      tally.failed(event.path("error").path("message").asText());
    }
  }

  @Override
  public Optional<FailureKind> failure(int status) {
    return switch (status) {
      case 41 -> Optional.of(FailureKind.AUTHENTICATION);
      case 53 -> Optional.of(FailureKind.MAX_TURNS);
      default -> Optional.empty();
    };
  }
}
