package io.agentcron.api.agents.http;

import io.agentcron.api.runs.RunMention;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A run in a few words.
 *
 * @param at when it reached this status
 */
@Serdeable
@Schema(name = "RunMention")
record RunMentionView(UUID id, String status, Instant at) {
  static RunMentionView of(RunMention run) {
    return new RunMentionView(run.id(), run.status().word(), run.at());
  }
}
