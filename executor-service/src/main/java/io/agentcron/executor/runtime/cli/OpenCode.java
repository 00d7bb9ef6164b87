package io.agentcron.executor.runtime.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.executor.runtime.UsageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** OpenCode; it tells tokens and cost of each step. */
final class OpenCode implements Dialect {
  @Override
  public String type() {
    return "opencode";
  }

  @Override
  public List<String> arguments(
      Optional<String> session, Optional<String> model, List<String> further) {
    List<String> arguments = new ArrayList<>(List.of("run", "--format", "json", "--auto"));
    model.ifPresent(it -> arguments.addAll(List.of("-m", it)));
    session.ifPresent(id -> arguments.addAll(List.of("--session", id)));
    arguments.addAll(further);
    return arguments;
  }

  @Override
  public void read(JsonNode event, CliTally tally) {
    tally.session(event.path("sessionID"));
    JsonNode part = event.path("part");
    switch (event.path("type").asText()) {
      case "text" -> tally.answer(part.path("text").asText());
      case "tool_use" -> {
        String id = part.path("callID").asText();
        tally.toolStarted(id, part.path("tool").asText());
        tally.toolEnded(id, part.path("state").path("status").asText().equals("error"));
      }
      case "step_finish" -> {
        JsonNode tokens = part.path("tokens");
        tally.turn();
        tally.cost(UsageReport.microUsd(part.path("cost")));
        tally.tokens(
            tokens.path("input"),
            tokens.path("output"),
            tokens.path("cache").path("read"),
            tokens.path("cache").path("write"));
      }
      case "error" -> tally.failed(message(event.path("error")));
      default -> {}
    }
  }

  private static String message(JsonNode error) {
    JsonNode message = error.path("data").path("message");
    return message.isTextual() ? message.textValue() : error.toString();
  }
}
