package io.agentcron.api.agents;

import io.agentcron.cron.CronExpression;
import io.agentcron.cron.CronParsing;
import java.time.Instant;
import java.util.Optional;

/** When a schedule fires, and how to say so. */
public final class Fires {
  private Fires() {}

  /** Its rule in words, for example "at 09:00, Monday to Friday". */
  public static String description(ScheduleSpec spec) {
    return expression(spec).map(CronExpression::description).orElse(spec.cron());
  }

  /** Empty if it is off, its agent is off, or it never fires again. */
  public static Optional<Instant> next(OwnedSchedule owned, Instant now) {
    ScheduleSpec spec = owned.schedule().spec();
    return spec.enabled() && owned.agentEnabled()
        ? expression(spec).flatMap(it -> it.next(now, spec.timezone()))
        : Optional.empty();
  }

  /** Empty only for what was stored when more was understood. */
  private static Optional<CronExpression> expression(ScheduleSpec spec) {
    return switch (CronExpression.parse(spec.cron())) {
      case CronParsing.Valid(CronExpression expression) -> Optional.of(expression);
      case CronParsing.Invalid _ -> Optional.empty();
    };
  }
}
