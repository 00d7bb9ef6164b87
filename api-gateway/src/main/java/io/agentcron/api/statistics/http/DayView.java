package io.agentcron.api.statistics.http;

import io.agentcron.api.http.Usd;
import io.agentcron.api.statistics.Counts;
import io.agentcron.api.statistics.Day;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The runs that ended on one day.
 *
 * @param error those that ended in any way but success and skipped
 * @param total all of them, also the skipped ones
 */
@Serdeable
@Schema(name = "DailyRuns")
record DayView(LocalDate date, long success, long error, long total, BigDecimal costUsd) {
  static List<DayView> of(List<Day> days) {
    return days.stream()
        .map(day -> {
          Counts counts = day.counts();
          return new DayView(
              day.date(),
              counts.success(),
              counts.error(),
              counts.total(),
              Usd.ofMicro(counts.costMicroUsd()));
        })
        .toList();
  }
}
