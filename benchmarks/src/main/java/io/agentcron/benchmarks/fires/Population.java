package io.agentcron.benchmarks.fires;

import io.agentcron.contract.AgentDefinition;
import io.agentcron.contract.EventSource;
import io.agentcron.contract.Limits;
import io.agentcron.contract.Outcome;
import io.agentcron.contract.RuleState;
import io.agentcron.contract.RunCompleted;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunMetrics;
import io.agentcron.contract.RunStarted;
import io.agentcron.contract.Runtime;
import io.agentcron.contract.ScheduleDefinition;
import io.agentcron.contract.ScheduleRule;
import io.agentcron.contract.Trigger;
import io.agentcron.schemas.RunIds;
import io.agentcron.schemas.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Agents with one schedule each, as the API publishes them, and what executors say of their runs.
 */
final class Population {
  /** As long as prompts of scheduled agents are. */
  private static final String PROMPT = "Look at what changed since yesterday. ".repeat(8);

  private final Lab lab;
  private final int size;

  Population(Lab lab, int size) {
    this.lab = lab;
    this.size = size;
  }

  /** Every agent at a version, its one schedule at what {@code timing} says. */
  void define(long version, Instant now, IntFunction<Object> timing)
      throws ExecutionException, InterruptedException {
    write(
        Topic.AGENTS,
        agent ->
            AgentDefinition.newBuilder()
                .setAgentId(agentId(agent))
                .setVersion(version)
                .setDeleted(false)
                .setName(agentId(agent))
                .setOwner("local")
                .setEnabled(true)
                .setPrompt(PROMPT)
                .setRuntime(Runtime.newBuilder().setType("command").setOptions("{}").build())
                .setLimits(Limits.newBuilder().setTimeoutMillis(3_600_000).build())
                .setSchedules(List.of(schedule(agent, now, timing.apply(agent))))
                .setUpdatedAt(now)
                .build());
  }

  /** The runs of all schedules at this time have been launched and are over. */
  void complete(Instant nominalTime) throws ExecutionException, InterruptedException {
    write(Topic.RUN_EVENTS, agent -> report(agent, nominalTime, new RunStarted("benchmark")));
    write(Topic.RUN_EVENTS, agent -> report(agent, nominalTime, new RunCompleted(outcome())));
  }

  private RunEvent report(int agent, Instant nominalTime, Object payload) {
    String runId = RunIds.scheduled(scheduleId(agent), nominalTime).toString();
    return RunEvent.newBuilder()
        .setEventId(runId + payload.getClass().getSimpleName())
        .setSource(EventSource.executor)
        .setOccurredAt(nominalTime)
        .setAgentId(agentId(agent))
        .setAgentName(agentId(agent))
        .setOwner("local")
        .setScheduleId(scheduleId(agent))
        .setScheduleName("once")
        .setRunId(runId)
        .setAttempt(1)
        .setDispatch(1)
        .setTrigger(Trigger.schedule)
        .setNominalTime(nominalTime)
        .setDefinitionVersion(1)
        .setPayload(payload)
        .build();
  }

  private void write(Topic topic, IntFunction<SpecificRecord> record)
      throws ExecutionException, InterruptedException {
    String name = topic.name(Lab.TOPICS);
    try (KafkaProducer<String, byte[]> producer = lab.producer()) {
      for (int agent = 0; agent < size; agent++) {
        byte[] value =
            Objects.requireNonNull(lab.serializer().serialize(name, record.apply(agent)));
        var _ = producer.send(new ProducerRecord<>(name, agentId(agent), value));
      }
      producer.flush();
    }
  }

  private static ScheduleDefinition schedule(int agent, Instant now, Object timing) {
    return ScheduleDefinition.newBuilder()
        .setScheduleId(scheduleId(agent))
        .setName("once")
        .setRules(
            List.of(
                ScheduleRule.newBuilder()
                    .setEffectiveFrom(now)
                    .setState(RuleState.enabled)
                    .setTiming(timing)
                    .setTimezone("UTC")
                    .build()))
        .build();
  }

  private static Outcome outcome() {
    return Outcome.newBuilder()
        .setDurationMillis(0)
        .setMetrics(RunMetrics.newBuilder().build())
        .build();
  }

  private static String agentId(int agent) {
    return "agent-" + agent;
  }

  private static String scheduleId(int agent) {
    return "schedule-" + agent;
  }
}
