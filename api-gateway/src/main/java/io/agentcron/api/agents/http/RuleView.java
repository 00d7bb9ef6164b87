package io.agentcron.api.agents.http;

import io.agentcron.api.agents.Words;
import io.agentcron.api.agents.http.ScheduleView.DstView;
import io.agentcron.api.agents.http.ScheduleView.ExclusionView;
import io.agentcron.cron.rule.RuleText;
import io.agentcron.cron.rule.RuleText.Excluded;
import io.agentcron.cron.rule.RuleText.Timing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a schedule's view that depends on its kind. */
record RuleView(
    @Nullable String cron,
    @Nullable String every,
    @Nullable Instant anchor,
    @Nullable Instant at,
    @Nullable DstView dst,
    List<ExclusionView> exclude) {

  static RuleView of(RuleText rule) {
    List<ExclusionView> exclude = rule.exclude().stream().map(RuleView::exclusion).toList();
    return switch (rule.timing()) {
      case Timing.Cron it -> new RuleView(it.expression(), null, null, null, dst(it), exclude);
      case Timing.Every it ->
          new RuleView(null, it.interval().toString(), it.anchor(), null, null, exclude);
      case Timing.At it -> new RuleView(null, null, null, it.instant(), null, exclude);
    };
  }

  private static @Nullable DstView dst(Timing.Cron cron) {
    return cron.gap().isEmpty() && cron.overlap().isEmpty()
        ? null
        : new DstView(
            cron.gap().map(Words::of).orElse(null), cron.overlap().map(Words::of).orElse(null));
  }

  private static ExclusionView exclusion(Excluded excluded) {
    return switch (excluded) {
      case Excluded.Cron(String expression) -> new ExclusionView(null, null, null, expression);
      case Excluded.Dates(String from, String to) when from.equals(to) ->
          new ExclusionView(from, null, null, null);
      case Excluded.Dates(String from, String to) -> new ExclusionView(null, from, to, null);
    };
  }
}
