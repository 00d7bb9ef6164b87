package io.agentcron.api.commands.http;

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
 * Why somebody does something.
 *
 * @param note for people
 */
@Serdeable
@Schema(name = "Note")
public record NoteBody(@Nullable @Schema(maxLength = 1000) String note) {
  private static final int LONGEST = 1_000;

  /**
   * The note, if there is one.
   *
   * @throws ProblemException if something is wrong with the document
   */
  public static Optional<String> read(Map<String, @Nullable Object> document) {
    InputObject in = InputObject.of(document);
    Optional<String> note = note(in);
    return checked(in, note);
  }

  static Optional<String> note(InputObject in) {
    Optional<String> note = in.text("note");
    note.map(text -> text.codePointCount(0, text.length()))
        .filter(length -> length > LONGEST)
        .ifPresent(length ->
            in.violation("note", null, "expected at most 1000 characters, found " + length));
    return note;
  }

  /** What was read, if nothing is wrong with it. */
  static <T> T checked(InputObject in, T read) {
    in.refuseOthers();
    Reading<T> reading = in.reading(Optional.of(read));
    if (!reading.violations().isEmpty()) {
      throw new ProblemException(Problem.ofInput(reading.violations()));
    }
    return read;
  }
}
