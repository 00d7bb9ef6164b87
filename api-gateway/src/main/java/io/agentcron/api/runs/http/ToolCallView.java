package io.agentcron.api.runs.http;

import io.agentcron.api.runs.Usage.ToolCall;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A use of a tool.
 *
 * @param durationMs null while it runs
 */
@Serdeable
@Schema(name = "ToolCall")
record ToolCallView(String id, String name, @Nullable Long durationMs, boolean failed) {
  static List<ToolCallView> of(List<ToolCall> calls) {
    return calls.stream()
        .map(call ->
            new ToolCallView(
                call.id(),
                call.name(),
                call.duration() == null ? null : call.duration().toMillis(),
                call.failed()))
        .toList();
  }
}
