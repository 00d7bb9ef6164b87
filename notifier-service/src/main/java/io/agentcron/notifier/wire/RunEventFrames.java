package io.agentcron.notifier.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agentcron.contract.RunEvent;
import io.agentcron.notifier.feed.Entry;
import io.agentcron.notifier.frame.CloudEvent;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * The journal's events as CloudEvents. Their data are in the words and units of the REST API's
 * {@code Run}, and flat, so that a page can merge them into the run that it shows.
 */
final class RunEventFrames {
  private RunEventFrames() {}

  /** Empty for a payload that this notifier does not know. */
  static Optional<Entry> entry(RunEvent event) {
    return Told.of(event.getPayload(), event.getOccurredAt()).map(told -> entry(event, told));
  }

  private static Entry entry(RunEvent event, Told told) {
    CloudEvent attributes =
        new CloudEvent(
            event.getEventId(),
            "/agents/" + escaped(event.getAgentId()),
            told.type(),
            Objects.requireNonNullElse(event.getRunId(), event.getAgentId()),
            event.getOccurredAt());
    return new Entry(
        told.type(),
        event.getAgentId(),
        event.getAgentName(),
        event.getOwner(),
        event.getScheduleId(),
        event.getScheduleName(),
        event.getRunId(),
        attributes.template(json -> {
          writeEnvelope(json, event);
          told.fields().write(json);
        }));
  }

  private static String escaped(String id) {
    // An encoder of forms, to which a space is a plus.
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void writeEnvelope(JsonGenerator json, RunEvent event) throws IOException {
    json.writeStringField("agentId", event.getAgentId());
    json.writeStringField("agentName", event.getAgentName());
    json.writeStringField("owner", event.getOwner());
    Json.field(json, "scheduleId", event.getScheduleId());
    Json.field(json, "scheduleName", event.getScheduleName());
    if (event.getRunId() != null) {
      json.writeStringField("runId", event.getRunId());
      json.writeNumberField("attempt", event.getAttempt());
      json.writeNumberField("dispatch", event.getDispatch());
    }
    Json.field(json, "trigger", event.getTrigger());
    Json.field(json, "nominalTime", event.getNominalTime());
    json.writeNumberField("definitionVersion", event.getDefinitionVersion());
    Json.field(json, "commandId", event.getCommandId());
  }
}
