package io.agentcron.executor.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agentcron.executor.run.PromptTemplate;
import io.agentcron.executor.run.WorkOrder;
import java.util.Locale;
import java.util.Optional;

/** The prompt that an agent really gets. */
final class OrderPrompt {
  private static final JsonMapper JSON = new JsonMapper();

  private OrderPrompt() {}

  /** The order's template, filled; the last output follows where the session is made of it. */
  static String of(WorkOrder order) throws Options.InvalidException {
    JsonNode inputs = inputs(order);
    try {
      String prompt = PromptTemplate.fill(order.prompt(), name -> value(order, inputs, name));
      Optional<String> last = order.previous().flatMap(WorkOrder.PreviousRun::output);
      return order.runtime().session() == WorkOrder.Session.LAST_OUTPUT && last.isPresent()
          ? prompt + "\n\nThe output of the last run:\n\n" + last.get()
          : prompt;
    } catch (PromptTemplate.UnknownNameException e) {
      throw new Options.InvalidException("prompt: " + e.getMessage());
    }
  }

  private static JsonNode inputs(WorkOrder order) throws Options.InvalidException {
    try {
      return JSON.readTree(order.inputs());
    } catch (JsonProcessingException e) {
      throw new Options.InvalidException("inputs: expected a JSON object: " + e.getMessage());
    }
  }

  private static Optional<String> value(WorkOrder order, JsonNode inputs, String name) {
    if (name.startsWith("inputs.")) {
      JsonNode value = inputs.path(name.substring("inputs.".length()));
      return value.isMissingNode()
          ? Optional.empty()
          : Optional.of(value.isTextual() ? value.textValue() : value.toString());
    }
    return switch (name) {
      case "run.id" -> Optional.of(order.dispatch().runId());
      case "run.attempt" -> Optional.of(Integer.toString(order.dispatch().attempt()));
      case "run.trigger" -> Optional.of(order.trigger().name().toLowerCase(Locale.ROOT));
      case "run.agent" -> Optional.of(order.agent().name());
      case "run.schedule" -> Optional.of(order.schedule().map(WorkOrder.Schedule::name).orElse(""));
      case "run.nominalTime" -> Optional.of(order.nominalTime().map(Object::toString).orElse(""));
      case "last.output" ->
          Optional.of(order.previous().flatMap(WorkOrder.PreviousRun::output).orElse(""));
      case "last.runId" ->
          Optional.of(order.previous().map(WorkOrder.PreviousRun::runId).orElse(""));
      default -> Optional.empty();
    };
  }
}
