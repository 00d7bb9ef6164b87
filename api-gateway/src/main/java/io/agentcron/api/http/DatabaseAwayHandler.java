package io.agentcron.api.http;

import io.agentcron.api.postgres.DatabaseAwayException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Singleton
@Produces(Problem.MEDIA_TYPE)
class DatabaseAwayHandler
    implements ExceptionHandler<DatabaseAwayException, HttpResponse<Problem>> {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseAwayHandler.class);

  // The raw type is the interface's.
  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<Problem> handle(HttpRequest request, DatabaseAwayException exception) {
    LOG.atWarn().addKeyValue("cause", String.valueOf(exception.getCause())).log("No database");
    return new ProblemException(
            Problem.of(
                ProblemType.UNAVAILABLE,
                "The database does not answer; a change that was asked for may have been saved"),
            Map.of(HttpHeaders.RETRY_AFTER, "5"))
        .response();
  }
}
