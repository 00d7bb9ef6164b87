package io.agentcron.api.agents.http;

import io.agentcron.api.agents.Fires;
import io.agentcron.api.agents.OwnedSchedule;
import io.agentcron.api.agents.ScheduleSpec;
import io.agentcron.api.runs.LastFire;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AccessMode;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A schedule of an agent. One of {@code cron}, {@code every} and {@code at} says when.
 *
 * @param cron five fields, six with seconds first, or a nickname such as {@code @daily}
 * @param every an interval, ISO-8601, in whole seconds
 * @param anchor of {@code every}: it and each whole multiple of the interval from it are named; if
 *     absent, {@code startAt}, else 1970-01-01T00:00:00Z
 * @param at once
 * @param timezone IANA name; of the cron expression and of the exclusions
 * @param dst of {@code cron}: what happens where clocks change; null is as the expression implies
 * @param startAt times before it are not named
 * @param endAt times from it on are not named
 * @param maxFires the schedule is finished when it has requested so many runs by itself
 * @param jitter each run is requested up to this much later, always by the same amount for the same
 *     time, ISO-8601
 * @param exclude times that are skipped as {@code blackout}
 * @param prompt instead of the agent's
 * @param inputs what templates call inputs
 * @param overlap instead of the agent's
 * @param description the rule in words
 * @param nextFireAt with its jitter; null if it or its agent is off, or it never fires again
 * @param lastFiredAt when its last run was requested; a run that was skipped is none
 * @param lastStatus of that run by now
 */
@Serdeable
@Schema(name = "Schedule")
record ScheduleView(
    @Schema(accessMode = AccessMode.READ_ONLY) UUID id,
    @Schema(accessMode = AccessMode.READ_ONLY) UUID agentId,
    @Schema(requiredMode = RequiredMode.REQUIRED, example = "hourly") String name,
    @Nullable @Schema(example = "0 * * * *") String cron,
    @Nullable @Schema(example = "PT15M") String every,
    @Nullable Instant anchor,
    @Nullable Instant at,
    @Schema(defaultValue = "UTC", example = "Europe/Paris") String timezone,
    @Nullable DstView dst,
    @Nullable Instant startAt,
    @Nullable Instant endAt,
    @Nullable @Schema(minimum = "1", maximum = "1000000000") Long maxFires,
    @Schema(defaultValue = "PT0S", example = "PT5M") String jitter,
    List<ExclusionView> exclude,
    @Schema(defaultValue = "true") boolean enabled,
    @Nullable String prompt,
    Map<String, Object> inputs,
    PolicyViews.CatchUpView catchUp,
    PolicyViews.@Nullable OverlapView overlap,
    @Schema(accessMode = AccessMode.READ_ONLY) String description,
    @Nullable @Schema(accessMode = AccessMode.READ_ONLY) Instant nextFireAt,
    @Nullable @Schema(accessMode = AccessMode.READ_ONLY) Instant lastFiredAt,
    @Nullable @Schema(accessMode = AccessMode.READ_ONLY) String lastStatus) {

  /**
   * What becomes of local times that a change of the clocks skips or repeats.
   *
   * @param gap fire when the gap ends, or not at all; null is as the expression implies
   * @param overlap fire in the first pass only, or in both; null is as the expression implies
   */
  @Serdeable
  @Schema(name = "DstPolicy")
  record DstView(
      @Nullable
          @Schema(
              type = "string",
              allowableValues = {"shift", "skip"})
          String gap,
      @Nullable
          @Schema(
              type = "string",
              allowableValues = {"first", "both"})
          String overlap) {}

  /**
   * Times that are not run: one date, dates from one to another, or what an expression matches.
   *
   * @param to inclusive
   */
  @Serdeable
  @Schema(name = "Exclusion")
  record ExclusionView(
      @Nullable @Schema(example = "2026-12-25") String date,
      @Nullable @Schema(example = "2026-12-24") String from,
      @Nullable @Schema(example = "2027-01-01") String to,
      @Nullable @Schema(example = "* 0-7 * * *") String cron) {}

  static ScheduleView of(OwnedSchedule owned, Optional<LastFire> lastFire, Instant now) {
    ScheduleSpec spec = owned.schedule().spec();
    RuleView rule = RuleView.of(spec.rule());
    return new ScheduleView(
        owned.schedule().id(),
        owned.agentId(),
        spec.name(),
        rule.cron(),
        rule.every(),
        rule.anchor(),
        rule.at(),
        spec.rule().timezone(),
        rule.dst(),
        spec.rule().startAt().orElse(null),
        spec.rule().endAt().orElse(null),
        spec.maxFires().orElse(null),
        spec.rule().jitter().toString(),
        rule.exclude(),
        spec.enabled(),
        spec.prompt().orElse(null),
        spec.inputs(),
        PolicyViews.CatchUpView.of(spec.catchUp()),
        spec.overlap().map(PolicyViews.OverlapView::of).orElse(null),
        Fires.description(spec),
        Fires.next(owned, now).orElse(null),
        lastFire.map(LastFire::at).orElse(null),
        lastFire.map(fire -> fire.status().word()).orElse(null));
  }
}
