package io.agentcron.api.runs.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agentcron.api.runs.TranscriptPart.Line;
import io.agentcron.api.runs.Usage.ToolCall;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** The columns that hold lists. */
final class JsonColumns {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<StoredToolCall>> TOOL_CALLS = new TypeReference<>() {};
  private static final TypeReference<List<StoredLine>> LINES = new TypeReference<>() {};

  private JsonColumns() {}

  static PGobject ofToolCalls(List<ToolCall> calls) {
    return written(
        calls.stream()
            .map(call ->
                new StoredToolCall(
                    call.id(),
                    call.name(),
                    call.duration() == null ? null : call.duration().toMillis(),
                    call.failed()))
            .toList());
  }

  static List<ToolCall> toolCalls(String json) {
    return read(TOOL_CALLS, json).stream()
        .map(call ->
            new ToolCall(
                call.id(),
                call.name(),
                call.durationMillis() == null ? null : Duration.ofMillis(call.durationMillis()),
                call.failed()))
        .toList();
  }

  static PGobject ofLines(List<Line> lines) {
    return written(
        lines.stream()
            .map(line -> new StoredLine(line.at().toEpochMilli(), line.stream(), line.text()))
            .toList());
  }

  static List<Line> lines(String json) {
    return read(LINES, json).stream()
        .map(line -> new Line(Instant.ofEpochMilli(line.at()), line.stream(), line.text()))
        .toList();
  }

  private static PGobject written(List<?> values) {
    PGobject column = new PGobject();
    column.setType("jsonb");
    try {
      column.setValue(JSON.writeValueAsString(values));
    } catch (JsonProcessingException | SQLException e) {
      throw new IllegalStateException("Lists of records can be written as JSON", e);
    }
    return column;
  }

  private static <T> T read(TypeReference<T> type, String json) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected a list in the database, found other JSON", e);
    }
  }

  record StoredToolCall(String id, String name, @Nullable Long durationMillis, boolean failed) {}

  record StoredLine(long at, String stream, String text) {}
}
