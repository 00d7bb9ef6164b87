package io.agentcron.api.statistics;

import io.agentcron.api.statistics.Period.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What ended on one day; a day without a run is a day too. */
public record Day(LocalDate date, Counts counts) {

  static List<Day> of(Window window, Map<Instant, Bucket> buckets) {
    Map<LocalDate, Counts> found =
        buckets.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> window.dayOf(entry.getKey()),
                    entry -> entry.getValue().counts(),
                    Counts::plus));
    return window.days().stream()
        .map(date -> new Day(date, found.getOrDefault(date, Counts.NONE)))
        .toList();
  }
}
