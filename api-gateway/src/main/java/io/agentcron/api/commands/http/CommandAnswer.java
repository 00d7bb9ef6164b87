package io.agentcron.api.commands.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param status {@code requested}: a work order is out; {@code queued}: it waits for other runs of
 *     the agent; {@code accepted}: not known yet; {@code cancelling}: told to end; {@code
 *     cancelled}; {@code idle}: nothing was active; {@code paused}; {@code resumed}
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record CommandAnswer(UUID agentId, @Nullable UUID runId, String status) {}
