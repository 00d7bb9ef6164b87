package io.agentcron.api.http;

import io.micronaut.core.bind.exceptions.UnsatisfiedArgumentException;
import io.micronaut.core.convert.ConversionError;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/** Problem documents for everything that the framework itself refuses or fails at. */
@Singleton
class FrameworkProblems implements ErrorResponseProcessor<Problem> {
  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    Problem problem = problem(context, response.status());
    MutableHttpResponse<Problem> answer =
        response.body(problem).contentType(Problem.MEDIA_TYPE).status(problem.status());
    if (response.status() == HttpStatus.UNAUTHORIZED) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return answer;
  }

  private static Problem problem(ErrorContext context, HttpStatus status) {
    return switch (context.getRootCause().orElse(null)) {
      case ConversionErrorException e -> ofConversion(e);
      case UnsatisfiedArgumentException e -> ofMissing(e.getArgument());
      case UnsatisfiedRouteException e -> ofMissing(e.getArgument());
      case null, default -> ofStatus(context, status);
    };
  }

  private static Problem ofMissing(Argument<?> argument) {
    return Problem.ofParameter(argument.getName(), null, "expected a value, found none");
  }

  private static Problem ofConversion(ConversionErrorException e) {
    ConversionError error = e.getConversionError();
    return Problem.ofParameter(
        e.getArgument().getName(),
        error.getOriginalValue().orElse(null),
        "expected " + expected(e.getArgument().getType()));
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "one of: "
          + List.of(type.getEnumConstants()).stream()
              .map(Object::toString)
              .collect(Collectors.joining(", "));
    }
    return switch (type.getSimpleName()) {
      case "int", "Integer", "long", "Long" -> "a whole number";
      case "boolean", "Boolean" -> "true or false";
      case "UUID" -> "an id";
      case "Instant" -> "an instant, for example 2030-01-31T12:00:00Z";
      default -> "another value";
    };
  }

  /** What the framework says of its own failures may hold anything; it goes to the log only. */
  private static Problem ofStatus(ErrorContext context, HttpStatus status) {
    String detail =
        status.getCode() >= 500
            ? "The cause is in the service's log"
            : context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
    return ProblemType.of(status)
        .map(type -> Problem.of(type, detail.isEmpty() ? type.title() : detail))
        .orElseGet(() ->
            new Problem(
                "about:blank",
                status.getReason(),
                status.getCode(),
                detail.isEmpty() ? status.getReason() : detail,
                null,
                null,
                List.of()));
  }
}
