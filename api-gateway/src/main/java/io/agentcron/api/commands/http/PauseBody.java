package io.agentcron.api.commands.http;

import io.agentcron.api.commands.Command;
import io.agentcron.api.http.ProblemException;
import io.agentcron.api.input.InputObject;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why and how long an agent is held.
 *
 * @param note for people
 * @param until null for until somebody resumes it
 */
@Serdeable
@Schema(name = "PauseRequest")
record PauseBody(@Nullable @Schema(maxLength = 1000) String note, @Nullable Instant until) {

  /**
   * What the document says.
   *
   * @throws ProblemException if something is wrong with it
   */
  static Command.Pause pause(Map<String, @Nullable Object> document, Instant now) {
    InputObject in = InputObject.of(document);
    Optional<Instant> until = in.instant("until");
    until
        .filter(it -> !it.isAfter(now))
        .ifPresent(it -> in.violation("until", it, "expected a time to come; now is " + now));
    return NoteBody.checked(in, new Command.Pause(NoteBody.note(in), until));
  }
}
