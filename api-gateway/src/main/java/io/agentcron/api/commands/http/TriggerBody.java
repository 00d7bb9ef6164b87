package io.agentcron.api.commands.http;

import io.agentcron.api.agents.Prompts;
import io.agentcron.api.http.Problem;
import io.agentcron.api.http.ProblemException;
import io.agentcron.api.input.InputObject;
import io.agentcron.api.input.Reading;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to do differently.
 *
 * @param prompt instead of the definition's
 * @param inputs over the schedule's, name by name
 */
@Serdeable
@Schema(name = "Trigger")
record TriggerBody(@Nullable String prompt, Map<String, Object> inputs) {

  /**
   * What the document says.
   *
   * @throws ProblemException if something is wrong with it
   */
  static TriggerBody read(Map<String, @Nullable Object> document) {
    InputObject in = InputObject.of(document);
    TriggerBody body = new TriggerBody(Prompts.read(in).orElse(null), in.document("inputs"));
    in.refuseOthers();
    Reading<TriggerBody> reading = in.reading(Optional.of(body));
    if (!reading.violations().isEmpty()) {
      throw new ProblemException(Problem.ofInput(reading.violations()));
    }
    return body;
  }
}
