package io.agentcron.api.commands.http;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a backfill runs.
 *
 * @param status {@code accepted}: the runs follow; {@code planned}: nothing was done; {@code idle}:
 *     there is nothing to do
 */
@Serdeable
@Schema(name = "Backfill")
record BackfillView(UUID agentId, UUID scheduleId, String status, List<Instant> nominalTimes) {}
