package io.agentcron.scheduler.wire;

import io.agentcron.contract.CronExclusion;
import io.agentcron.contract.CronTiming;
import io.agentcron.contract.DateExclusion;
import io.agentcron.contract.DstGap;
import io.agentcron.contract.DstOverlap;
import io.agentcron.contract.IntervalTiming;
import io.agentcron.contract.OnceTiming;
import io.agentcron.contract.RuleState;
import io.agentcron.contract.ScheduleRule;
import io.agentcron.cron.DstPolicy;
import io.agentcron.cron.rule.RuleText;
import io.agentcron.cron.rule.RuleText.Excluded;
import io.agentcron.cron.rule.RuleText.Timing;
import io.agentcron.scheduler.definition.Rule;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Rules of schedules, both ways; what cannot be read is kept as it was written. */
final class RuleWire {
  private RuleWire() {}

  static Rule rule(ScheduleRule rule) {
    RuleText text =
        new RuleText(
            timing(rule.getTiming()),
            rule.getTimezone(),
            Optional.ofNullable(rule.getStartAt()),
            Optional.ofNullable(rule.getEndAt()),
            Duration.ofMillis(rule.getJitterMillis()),
            rule.getExclude().stream().map(RuleWire::excluded).toList());
    return new Rule(
        rule.getEffectiveFrom(),
        state(rule.getState()),
        text,
        text.parse(CompiledExpressions::of),
        rule.getMaxFires() == null ? OptionalLong.empty() : OptionalLong.of(rule.getMaxFires()));
  }

  static ScheduleRule rule(Rule rule) {
    RuleText text = rule.text();
    return ScheduleRule.newBuilder()
        .setEffectiveFrom(rule.effectiveFrom())
        .setState(state(rule.state()))
        .setTiming(timing(text.timing()))
        .setTimezone(text.timezone())
        .setStartAt(text.startAt().orElse(null))
        .setEndAt(text.endAt().orElse(null))
        .setMaxFires(rule.maxFires().isPresent() ? (Long) rule.maxFires().getAsLong() : null)
        .setJitterMillis(text.jitter().toMillis())
        .setExclude(text.exclude().stream().map(RuleWire::excluded).toList())
        .build();
  }

  private static Timing timing(Object timing) {
    return switch (timing) {
      case CronTiming cron ->
          new Timing.Cron(
              cron.getExpression(),
              Optional.ofNullable(cron.getGap()).map(RuleWire::gap),
              Optional.ofNullable(cron.getOverlap()).map(RuleWire::overlap));
      case IntervalTiming interval ->
          new Timing.Every(Duration.ofMillis(interval.getIntervalMillis()), interval.getAnchor());
      case OnceTiming once -> new Timing.At(once.getAt());
      default -> throw new IllegalStateException("Not in the schema's union: " + timing.getClass());
    };
  }

  private static Object timing(Timing timing) {
    return switch (timing) {
      case Timing.Cron(String expression, var gap, var overlap) ->
          new CronTiming(
              expression,
              gap.map(RuleWire::gap).orElse(null),
              overlap.map(RuleWire::overlap).orElse(null));
      case Timing.Every(Duration interval, var anchor) ->
          new IntervalTiming(interval.toMillis(), anchor);
      case Timing.At(var instant) -> new OnceTiming(instant);
    };
  }

  private static Excluded excluded(Object exclusion) {
    return switch (exclusion) {
      case DateExclusion dates -> new Excluded.Dates(dates.getFrom(), dates.getTo());
      case CronExclusion cron -> new Excluded.Cron(cron.getExpression());
      default ->
          throw new IllegalStateException("Not in the schema's union: " + exclusion.getClass());
    };
  }

  private static Object excluded(Excluded exclusion) {
    return switch (exclusion) {
      case Excluded.Dates(String from, String to) -> new DateExclusion(from, to);
      case Excluded.Cron(String expression) -> new CronExclusion(expression);
    };
  }

  private static DstPolicy.Gap gap(DstGap gap) {
    return switch (gap) {
      case shift -> DstPolicy.Gap.SHIFT;
      case skip -> DstPolicy.Gap.SKIP;
    };
  }

  private static DstGap gap(DstPolicy.Gap gap) {
    return switch (gap) {
      case SHIFT -> DstGap.shift;
      case SKIP -> DstGap.skip;
    };
  }

  private static DstPolicy.Overlap overlap(DstOverlap overlap) {
    return switch (overlap) {
      case first -> DstPolicy.Overlap.FIRST;
      case both -> DstPolicy.Overlap.BOTH;
    };
  }

  private static DstOverlap overlap(DstPolicy.Overlap overlap) {
    return switch (overlap) {
      case FIRST -> DstOverlap.first;
      case BOTH -> DstOverlap.both;
    };
  }

  private static Rule.State state(RuleState state) {
    return switch (state) {
      case enabled -> Rule.State.ENABLED;
      case disabled -> Rule.State.DISABLED;
      case deleted -> Rule.State.DELETED;
    };
  }

  private static RuleState state(Rule.State state) {
    return switch (state) {
      case ENABLED -> RuleState.enabled;
      case DISABLED -> RuleState.disabled;
      case DELETED -> RuleState.deleted;
    };
  }
}
