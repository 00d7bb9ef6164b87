package io.agentcron.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agentcron.api.input.Violation;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9457: what went wrong with a request, for programs and for people.
 *
 * @param type stable; what to act on
 * @param detail about this occurrence
 * @param reason a word of the domain, where there is one: why a run was skipped or rejected
 * @param runId the run that the problem is about
 * @param errors what is wrong with the input, by field
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem")
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String reason,
    @Nullable String runId,
    List<FieldError> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  public static Problem of(ProblemType type, String detail) {
    return new Problem(
        type.uri(), type.title(), type.status().getCode(), detail, null, null, List.of());
  }

  /** A parameter, header or path element that is not what it should be. */
  public static Problem ofParameter(String name, @Nullable Object value, String message) {
    return of(ProblemType.INVALID_REQUEST, name + ": " + message)
        .withErrors(List.of(new Violation(name, value, message)));
  }

  public static Problem ofInput(List<Violation> violations) {
    Violation first = violations.getFirst();
    String others = violations.size() == 1 ? "" : " (and " + (violations.size() - 1) + " more)";
    return of(ProblemType.INVALID_INPUT, first.field() + ": " + first.message() + others)
        .withErrors(violations);
  }

  public Problem withReason(String why) {
    return new Problem(type, title, status, detail, why, runId, errors);
  }

  public Problem withRun(String run) {
    return new Problem(type, title, status, detail, reason, run, errors);
  }

  private Problem withErrors(List<Violation> violations) {
    return new Problem(
        type,
        title,
        status,
        detail,
        reason,
        runId,
        violations.stream()
            .map(it -> new FieldError(it.field(), it.value(), it.message()))
            .toList());
  }

  /**
   * One thing wrong with the input.
   *
   * @param value what was found, shortened
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "FieldError")
  public record FieldError(String field, @Nullable Object value, String message) {}
}
