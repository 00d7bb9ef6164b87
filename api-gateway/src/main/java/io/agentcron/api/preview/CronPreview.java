package io.agentcron.api.preview;

import io.agentcron.api.input.Zones;
import io.agentcron.cron.CronError;
import io.agentcron.cron.CronExpression;
import io.agentcron.cron.CronParsing;
import io.agentcron.cron.DstEffect;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether an expression is valid in a zone, and when it fires or why it does not. */
public sealed interface CronPreview {
  record Valid(String description, List<Fire> fires) implements CronPreview {
    public Valid {
      fires = List.copyOf(fires);
    }
  }

  record Invalid(CronError error) implements CronPreview {}

  /**
   * One fire.
   *
   * @param local the same instant as the zone's clocks show it, with their offset
   */
  record Fire(Instant at, ZonedDateTime local, DstEffect dst) {}

  /**
   * The next fires.
   *
   * @param from exclusive
   */
  static CronPreview of(String expression, String timezone, int count, Instant from) {
    Optional<ZoneId> zone = Zones.named(timezone);
    if (zone.isEmpty()) {
      return new Invalid(new CronError("timezone", timezone, Zones.EXPECTED));
    }
    return switch (CronExpression.parse(expression)) {
      case CronParsing.Invalid(CronError error) -> new Invalid(error);
      case CronParsing.Valid(CronExpression valid) ->
          new Valid(valid.description(), fires(valid, zone.get(), count, from));
    };
  }

  private static List<Fire> fires(CronExpression expression, ZoneId zone, int count, Instant from) {
    List<Fire> fires = new ArrayList<>();
    Optional<Instant> next = expression.next(from, zone);
    while (next.isPresent() && fires.size() < count) {
      Instant at = next.get();
      fires.add(
          new Fire(at, at.atZone(zone), expression.dstEffect(at, zone, expression.dstPolicy())));
      next = expression.next(at, zone);
    }
    return fires;
  }
}
