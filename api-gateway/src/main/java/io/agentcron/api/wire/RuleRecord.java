package io.agentcron.api.wire;

import io.agentcron.api.agents.PublishedAgent;
import io.agentcron.api.agents.Words;
import io.agentcron.contract.CronExclusion;
import io.agentcron.contract.CronTiming;
import io.agentcron.contract.DateExclusion;
import io.agentcron.contract.DstGap;
import io.agentcron.contract.DstOverlap;
import io.agentcron.contract.IntervalTiming;
import io.agentcron.contract.OnceTiming;
import io.agentcron.contract.RuleState;
import io.agentcron.contract.ScheduleRule;
import io.agentcron.cron.rule.RuleText;
import io.agentcron.cron.rule.RuleText.Excluded;
import io.agentcron.cron.rule.RuleText.Timing;

/** Rules as records of the contracts. */
final class RuleRecord {
  private RuleRecord() {}

  static ScheduleRule of(PublishedAgent.Rule rule) {
    RuleText text = rule.spec().rule();
    return ScheduleRule.newBuilder()
        .setEffectiveFrom(rule.effectiveFrom())
        .setState(RuleState.valueOf(Words.of(rule.state())))
        .setTiming(timing(text.timing()))
        .setTimezone(text.timezone())
        .setStartAt(text.startAt().orElse(null))
        .setEndAt(text.endAt().orElse(null))
        .setMaxFires(rule.spec().maxFires().orElse(null))
        .setJitterMillis(text.jitter().toMillis())
        .setExclude(text.exclude().stream().map(RuleRecord::exclusion).toList())
        .build();
  }

  /** The field is a union, which Avro's generated classes can say by {@link Object} only. */
  private static Object timing(Timing timing) {
    return switch (timing) {
      case Timing.Cron it ->
          new CronTiming(
              it.expression(),
              it.gap().map(gap -> DstGap.valueOf(Words.of(gap))).orElse(null),
              it.overlap().map(overlap -> DstOverlap.valueOf(Words.of(overlap))).orElse(null));
      case Timing.Every it -> new IntervalTiming(it.interval().toMillis(), it.anchor());
      case Timing.At it -> new OnceTiming(it.instant());
    };
  }

  private static Object exclusion(Excluded excluded) {
    return switch (excluded) {
      case Excluded.Dates(String from, String to) -> new DateExclusion(from, to);
      case Excluded.Cron(String expression) -> new CronExclusion(expression);
    };
  }
}
