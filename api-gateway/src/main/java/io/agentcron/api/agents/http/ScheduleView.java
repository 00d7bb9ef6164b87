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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A schedule of an agent.
 *
 * @param cron five fields, six with seconds first, or a nickname such as {@code @daily}
 * @param timezone IANA name
 * @param prompt instead of the agent's
 * @param description the rule in words
 * @param nextFireAt null if it or its agent is off, or it never fires again
 * @param lastFiredAt when its last run was requested; a run that was skipped is none
 * @param lastStatus of that run by now
 */
@Serdeable
@Schema(name = "Schedule")
record ScheduleView(
    @Schema(accessMode = AccessMode.READ_ONLY) UUID id,
    @Schema(accessMode = AccessMode.READ_ONLY) UUID agentId,
    @Schema(requiredMode = RequiredMode.REQUIRED, example = "hourly") String name,
    @Schema(requiredMode = RequiredMode.REQUIRED, example = "0 * * * *") String cron,
    @Schema(defaultValue = "UTC", example = "Europe/Paris") String timezone,
    @Schema(defaultValue = "true") boolean enabled,
    @Nullable String prompt,
    @Schema(accessMode = AccessMode.READ_ONLY) String description,
    @Nullable @Schema(accessMode = AccessMode.READ_ONLY) Instant nextFireAt,
    @Nullable @Schema(accessMode = AccessMode.READ_ONLY) Instant lastFiredAt,
    @Nullable @Schema(accessMode = AccessMode.READ_ONLY) String lastStatus) {

  static ScheduleView of(OwnedSchedule owned, Optional<LastFire> lastFire, Instant now) {
    ScheduleSpec spec = owned.schedule().spec();
    return new ScheduleView(
        owned.schedule().id(),
        owned.agentId(),
        spec.name(),
        spec.cron(),
        spec.timezone().getId(),
        spec.enabled(),
        spec.prompt().orElse(null),
        Fires.description(spec),
        Fires.next(owned, now).orElse(null),
        lastFire.map(LastFire::at).orElse(null),
        lastFire.map(fire -> fire.status().word()).orElse(null));
  }
}
