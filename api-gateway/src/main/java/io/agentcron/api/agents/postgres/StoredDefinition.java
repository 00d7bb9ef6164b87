package io.agentcron.api.agents.postgres;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.AgentDocument;
import io.agentcron.api.agents.AgentSpec;
import io.agentcron.api.agents.Schedule;
import io.agentcron.api.agents.ScheduleDocument;
import io.agentcron.api.postgres.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The JSON of an agent in the database: its document, where each schedule also has its id and the
 * instant from which its rule holds.
 */
record StoredDefinition(AgentSpec spec, List<Schedule> schedules) {
  private static final String SCHEDULES = "schedules";
  private static final String ID = "id";
  private static final String EFFECTIVE_FROM = "effectiveFrom";

  static String json(Agent agent) {
    Map<String, Object> document = AgentDocument.of(agent.spec());
    document.put(SCHEDULES, agent.schedules().stream().map(StoredDefinition::document).toList());
    return Json.write(document);
  }

  static StoredDefinition parse(String json) {
    Map<String, Object> document = Json.read(json);
    List<?> schedules = (List<?>) Objects.requireNonNull(document.remove(SCHEDULES), SCHEDULES);
    return new StoredDefinition(
        AgentDocument.read(document).value().orElseThrow().spec(),
        schedules.stream().map(Json::document).map(StoredDefinition::schedule).toList());
  }

  static Schedule parseSchedule(String json) {
    return schedule(Json.read(json));
  }

  private static Map<String, Object> document(Schedule schedule) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(ID, schedule.id().toString());
    document.putAll(ScheduleDocument.of(schedule.spec()));
    document.put(EFFECTIVE_FROM, schedule.effectiveFrom().toString());
    return document;
  }

  private static Schedule schedule(Map<String, Object> document) {
    return new Schedule(
        UUID.fromString(text(document, ID)),
        ScheduleDocument.read(document).value().orElseThrow(),
        Instant.parse(text(document, EFFECTIVE_FROM)));
  }

  private static String text(Map<String, Object> document, String field) {
    return Objects.requireNonNull(document.get(field), field).toString();
  }
}
