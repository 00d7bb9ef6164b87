package io.agentcron.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.api.Api;
import io.agentcron.api.Client;
import io.agentcron.api.Topics;
import io.agentcron.contract.EventSource;
import io.agentcron.contract.RunDispatched;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunSkipped;
import io.agentcron.contract.SkipReason;
import io.agentcron.contract.Trigger;
import io.agentcron.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

class AuditTest {
  private final Client client = Api.shared().client();

  @Test
  void countsWhatTheJournalSaysAgainstWhatTheRulesPromise() {
    JsonNode agent =
        client
            .post(
                "/api/agents",
                """
                {"name":"audited","runtime":{"type":"command","command":["df"]},
                 "schedules":[{"name":"hourly","cron":"0 * * * *"}]}\
                """)
            .json();
    String schedule = agent.get("schedules").get(0).get("id").textValue();
    Instant created = Instant.parse(agent.get("createdAt").textValue());
    Instant first = created.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    String id = agent.get("id").textValue();
    Topics topics = new Topics(Api.shared().properties());
    try (Producer<String, SpecificRecord> scheduler = topics.writer()) {
      RunEvent fired = event(id, schedule, first, new RunDispatched(first), 1);
      topics.write(scheduler, Topic.RUN_EVENTS, id, fired);
      topics.write(scheduler, Topic.RUN_EVENTS, id, fired);
      Instant third = first.plus(Duration.ofHours(2));
      topics.write(
          scheduler,
          Topic.RUN_EVENTS,
          id,
          event(id, schedule, third, new RunSkipped(SkipReason.overlap, "busy"), 0));
    }

    JsonNode audit =
        client.get("/api/audit?from=" + created + "&to=" + first.plus(Duration.ofHours(4))).json();

    assertThat(of(audit, "missing", schedule))
        .isEqualTo(first.plus(Duration.ofHours(1)).toString());
    assertThat(of(audit, "pending", schedule))
        .isEqualTo(first.plus(Duration.ofHours(3)).toString());
    assertThat(of(audit, "duplicates", schedule)).isEqualTo(first.toString());
    assertThat(audit.get("skipped").get("overlap").longValue()).isPositive();
  }

  @Test
  void refusesWhatTheJournalDoesNotReachBackTo() {
    Client.Answer answer =
        client.get("/api/audit?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("detail").textValue()).contains("29 days");
  }

  private static String of(JsonNode audit, String what, String schedule) {
    for (JsonNode fire : audit.get(what)) {
      if (fire.get("scheduleId").textValue().equals(schedule)) {
        return fire.get("nominalTime").textValue();
      }
    }
    return "none";
  }

  private static RunEvent event(
      String agentId, String schedule, Instant nominal, SpecificRecord payload, int dispatch) {
    return RunEvent.newBuilder()
        .setEventId(UUID.randomUUID().toString())
        .setSource(EventSource.scheduler)
        .setOccurredAt(Instant.now())
        .setAgentId(agentId)
        .setAgentName("audited")
        .setOwner("local")
        .setScheduleId(schedule)
        .setScheduleName("hourly")
        .setRunId(UUID.randomUUID().toString())
        .setAttempt(dispatch)
        .setDispatch(dispatch)
        .setTrigger(Trigger.schedule)
        .setNominalTime(nominal)
        .setDefinitionVersion(1)
        .setPayload(payload)
        .build();
  }
}
