package io.agentcron.scheduler.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Inputs of a run: JSON objects, which the scheduler lays over one another. */
final class Inputs {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Inputs() {}

  /** What is asked for counts before what is defined, name by name. */
  static String over(String defined, String asked) {
    return object(defined).setAll(object(asked)).toString();
  }

  /** The API lets objects through only; anything else has no names, so it gives no inputs. */
  private static ObjectNode object(String json) {
    try {
      return JSON.readTree(json) instanceof ObjectNode object ? object : JSON.createObjectNode();
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
