package io.agentcron.api.http;

import io.micronaut.http.HttpStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of problem; clients act on them, so their names never change. */
public enum ProblemType {
  INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not understood"),
  MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is not a JSON object"),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid bearer token is needed"),
  FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed"),
  HOST_NOT_ALLOWED(HttpStatus.MISDIRECTED_REQUEST, "This host name is not served here"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address"),
  UNKNOWN_AGENT(HttpStatus.NOT_FOUND, "There is no such agent"),
  UNKNOWN_SCHEDULE(HttpStatus.NOT_FOUND, "The agent has no such schedule"),
  UNKNOWN_RUN(HttpStatus.NOT_FOUND, "There is no such run"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This address has no such method"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No representation that the client accepts"),
  NAME_TAKEN(HttpStatus.CONFLICT, "The name is taken"),
  RUN_SKIPPED(HttpStatus.CONFLICT, "The run was skipped"),
  RUN_ACTIVE(HttpStatus.CONFLICT, "The run has not ended"),
  RUN_NOT_ACTIVE(HttpStatus.CONFLICT, "The run is not active"),
  COMMAND_REJECTED(HttpStatus.CONFLICT, "The scheduler rejected the command"),
  VERSION_MISMATCH(HttpStatus.PRECONDITION_FAILED, "Somebody else has changed it"),
  TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "Too large"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is of a type not taken here"),
  INVALID_INPUT(HttpStatus.UNPROCESSABLE_ENTITY, "The input breaks a rule"),
  IDEMPOTENCY_KEY_REUSED(
      HttpStatus.UNPROCESSABLE_ENTITY, "The idempotency key belongs to another request"),
  QUEUE_FULL(HttpStatus.TOO_MANY_REQUESTS, "The agent's queue is full"),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Something that is needed does not answer");

  private final HttpStatus status;
  private final String title;

  ProblemType(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The general kind for a status that the framework chose: the first one with it. */
  static Optional<ProblemType> of(HttpStatus status) {
    return Arrays.stream(values()).filter(it -> it.status == status).findFirst();
  }

  public HttpStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** For example {@code urn:agentcron:problem:name-taken}. */
  public String uri() {
    return "urn:agentcron:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
