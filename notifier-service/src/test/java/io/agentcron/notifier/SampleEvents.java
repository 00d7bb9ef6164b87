package io.agentcron.notifier;

import io.agentcron.contract.EventSource;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunStarted;
import io.agentcron.contract.Trigger;
import java.time.Instant;
import java.util.UUID;

/** Events of the journal as a scheduler or an executor writes them. */
public final class SampleEvents {
  public static final Instant AT = Instant.parse("2026-03-01T06:00:00.250Z");

  private SampleEvents() {}

  public static RunEvent event(String agent) {
    return event(agent, new RunStarted("executor-1"));
  }

  public static RunEvent event(String agent, Object payload) {
    return RunEvent.newBuilder()
        .setEventId(UUID.randomUUID().toString())
        .setSource(EventSource.executor)
        .setOccurredAt(AT)
        .setAgentId(agent)
        .setAgentName("name of " + agent)
        .setOwner("local")
        .setScheduleId("schedule-1")
        .setScheduleName("hourly")
        .setRunId("run of " + agent)
        .setAttempt(1)
        .setDispatch(2)
        .setTrigger(Trigger.schedule)
        .setNominalTime(Instant.parse("2026-03-01T06:00:00Z"))
        .setDefinitionVersion(3)
        .setPayload(payload)
        .build();
  }
}
