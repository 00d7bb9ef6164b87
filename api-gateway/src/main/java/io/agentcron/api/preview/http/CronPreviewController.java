package io.agentcron.api.preview.http;

import io.agentcron.api.http.AnswersProblems;
import io.agentcron.api.http.Problem;
import io.agentcron.api.http.ProblemException;
import io.agentcron.api.preview.CronPreview;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

@Controller("/api/cron/preview")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "Cron")
@AnswersProblems
class CronPreviewController {
  private static final int MOST = 100;

  private final InstantSource clock;

  CronPreviewController(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Says whether an expression is valid, in words what it means, and when it fires next.
   *
   * @param timezone IANA name
   * @param count 1 to 100
   * @param from only fires after this instant; now if absent
   */
  @Get
  CronPreviewView preview(
      @QueryValue String expression,
      @QueryValue(defaultValue = "UTC") String timezone,
      @QueryValue(defaultValue = "5") int count,
      @Nullable @QueryValue @Schema(type = "string", format = "date-time") String from) {
    if (count < 1 || count > MOST) {
      throw new ProblemException(Problem.ofParameter("count", count, "expected 1 to " + MOST));
    }
    return CronPreviewView.of(
        CronPreview.of(
            expression, timezone, count, from == null ? clock.instant() : instant(from)));
  }

  private static Instant instant(String from) {
    try {
      return OffsetDateTime.parse(from).toInstant();
    } catch (DateTimeParseException e) {
      throw new ProblemException(
          Problem.ofParameter(
              "from", from, "expected an instant, for example 2030-01-31T12:00:00Z"));
    }
  }
}
