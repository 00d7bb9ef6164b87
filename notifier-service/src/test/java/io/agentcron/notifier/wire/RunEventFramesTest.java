package io.agentcron.notifier.wire;

import static io.agentcron.notifier.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentcron.contract.AgentPaused;
import io.agentcron.contract.AgentResumed;
import io.agentcron.contract.BackfillAccepted;
import io.agentcron.contract.CancelRequested;
import io.agentcron.contract.CommandRejected;
import io.agentcron.contract.Deadline;
import io.agentcron.contract.DeadlineReached;
import io.agentcron.contract.DefinitionApplied;
import io.agentcron.contract.FailureKind;
import io.agentcron.contract.Outcome;
import io.agentcron.contract.PauseCause;
import io.agentcron.contract.RejectReason;
import io.agentcron.contract.RetryScheduled;
import io.agentcron.contract.RunCancelled;
import io.agentcron.contract.RunCompleted;
import io.agentcron.contract.RunDispatched;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunExpired;
import io.agentcron.contract.RunFailed;
import io.agentcron.contract.RunMetrics;
import io.agentcron.contract.RunProgressed;
import io.agentcron.contract.RunQueued;
import io.agentcron.contract.RunSkipped;
import io.agentcron.contract.RunStarted;
import io.agentcron.contract.ScheduleFinished;
import io.agentcron.contract.ScheduleRefused;
import io.agentcron.contract.SkipReason;
import io.agentcron.contract.ToolCall;
import io.agentcron.notifier.feed.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RunEventFramesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ENVELOPE =
      List.of(
          "agentId",
          "agentName",
          "owner",
          "scheduleId",
          "scheduleName",
          "runId",
          "attempt",
          "dispatch",
          "trigger",
          "nominalTime",
          "definitionVersion",
          "commandId");
  private static final String COMPLETED_AT = "\"completedAt\":\"2026-03-01T06:00:00.250Z\"";
  private static final String METRICS =
      """
      "costUsd":0.0421,"inputTokens":10,"outputTokens":20,"cacheReadTokens":30,
      "cacheCreationTokens":40,"numTurns":5,"contextUsed":600,"contextMax":200000,"sessionId":"s-1",
      "toolCalls":[{"id":"t-1","name":"Bash","durationMs":700,"failed":false},
                   {"id":"t-2","name":"Read","failed":true}]\
      """;
  private static final String OUTCOME =
      "\"durationMs\":90000,\"exitCode\":0,\"output\":\"all \\\"good\\\"\"," + METRICS;

  static Stream<Arguments> payloads() {
    return Stream.of(
        arguments(
            new RunDispatched(Instant.parse("2026-03-01T06:05:00Z")),
            "agentcron.run.requested",
            """
            {"status":"requested","requestedAt":"2026-03-01T06:00:00.250Z",
             "startBy":"2026-03-01T06:05:00Z"}\
            """),
        arguments(
            new RunSkipped(SkipReason.overlap, "the run before is active"),
            "agentcron.run.skipped",
            "{\"status\":\"skipped\","
                + COMPLETED_AT
                + ",\"reason\":\"overlap\",\"message\":\"the run before is active\"}"),
        arguments(
            new RunStarted("executor-1"),
            "agentcron.run.started",
            """
            {"status":"running","startedAt":"2026-03-01T06:00:00.250Z","executor":"executor-1"}\
            """),
        arguments(
            new RunProgressed("executor-1", metrics()),
            "agentcron.run.progressed",
            "{\"status\":\"running\",\"executor\":\"executor-1\"," + METRICS + "}"),
        arguments(
            new RunQueued(2), "agentcron.run.queued", "{\"status\":\"queued\",\"position\":2}"),
        arguments(
            new RetryScheduled(Instant.parse("2026-03-01T07:00:00Z")),
            "agentcron.run.retry_scheduled",
            "{\"status\":\"retrying\",\"at\":\"2026-03-01T07:00:00Z\"}"),
        arguments(
            new AgentPaused(
                "ann", PauseCause.person, "holidays", Instant.parse("2026-03-02T00:00:00Z")),
            "agentcron.agent.paused",
            """
            {"by":"ann","cause":"person","note":"holidays","until":"2026-03-02T00:00:00Z"}\
            """),
        arguments(new AgentResumed("ann", null), "agentcron.agent.resumed", "{\"by\":\"ann\"}"),
        arguments(new BackfillAccepted(7), "agentcron.backfill.accepted", "{\"runs\":7}"),
        arguments(
            new ScheduleRefused("no such zone"),
            "agentcron.schedule.refused",
            "{\"message\":\"no such zone\"}"),
        arguments(new ScheduleFinished(5L), "agentcron.schedule.finished", "{\"fires\":5}"),
        arguments(
            new RunCompleted(outcome()),
            "agentcron.run.completed",
            "{\"status\":\"success\"," + COMPLETED_AT + "," + OUTCOME + "}"),
        arguments(
            new RunFailed(
                FailureKind.rate_limited,
                "come back later",
                true,
                Instant.parse("2026-03-01T07:00:00Z"),
                true,
                nothingLaunched()),
            "agentcron.run.failed",
            "{\"status\":\"error\","
                + COMPLETED_AT
                + """
                ,"error":{"kind":"rate_limited","message":"come back later"},"retryable":true,
                "retryAt":"2026-03-01T07:00:00Z","durationMs":0,"toolCalls":[]}\
                """),
        arguments(
            new CancelRequested("local"), "agentcron.run.cancel_requested", "{\"by\":\"local\"}"),
        arguments(
            new RunCancelled("local", outcome()),
            "agentcron.run.cancelled",
            "{\"status\":\"cancelled\"," + COMPLETED_AT + ",\"by\":\"local\"," + OUTCOME + "}"),
        arguments(
            new RunExpired("no executor in 10 minutes"),
            "agentcron.run.expired",
            "{\"status\":\"expired\","
                + COMPLETED_AT
                + ",\"message\":\"no executor in 10 minutes\"}"),
        arguments(
            new DeadlineReached(Deadline.lease),
            "agentcron.run.deadline_reached",
            "{\"deadline\":\"lease\"}"),
        arguments(
            new DefinitionApplied(7L), "agentcron.agent.definition_applied", "{\"version\":7}"),
        arguments(
            new CommandRejected(RejectReason.unknown_run, "no such run"),
            "agentcron.command.rejected",
            "{\"reason\":\"unknown_run\",\"message\":\"no such run\"}"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("payloads")
  void tellsAPayloadInTheWordsOfARun(Object payload, String type, String fields) throws Exception {
    JsonNode frame = frame(event("agent-1", payload));

    assertThat(frame.get("type").asText()).isEqualTo(type);
    ObjectNode data = ((ObjectNode) frame.get("data")).deepCopy();
    data.remove(ENVELOPE);
    assertThat(data).isEqualTo(JSON.readTree(fields));
  }

  @Test
  void knowsEveryPayloadOfTheContract() {
    Set<String> inTheContract =
        RunEvent.getClassSchema().getField("payload").schema().getTypes().stream()
            .map(Schema::getName)
            .collect(Collectors.toSet());

    Set<String> inTheTable =
        payloads().map(it -> it.get()[0].getClass().getSimpleName()).collect(Collectors.toSet());

    assertThat(inTheTable).isEqualTo(inTheContract);
  }

  @Test
  void isACloudEvent() throws Exception {
    RunEvent event = event("agent-1");

    ObjectNode frame = (ObjectNode) frame(event);

    frame.remove("data");
    assertThat(frame)
        .isEqualTo(
            JSON.readTree(
                """
                {"specversion":"1.0","id":"%s","source":"/agents/agent-1",
                 "type":"agentcron.run.started","subject":"run of agent-1",
                 "time":"2026-03-01T06:00:00.250Z","datacontenttype":"application/json",
                 "cursor":"the-cursor"}\
                """
                    .formatted(event.getEventId())));
  }

  @Test
  void carriesTheEnvelope() throws Exception {
    RunEvent event =
        RunEvent.newBuilder(event("agent-1", new DefinitionApplied(7L)))
            .setCommandId("command-1")
            .build();

    assertThat(frame(event).get("data"))
        .isEqualTo(
            JSON.readTree(
                """
                {"agentId":"agent-1","agentName":"name of agent-1","owner":"local",
                 "scheduleId":"schedule-1","scheduleName":"hourly","runId":"run of agent-1",
                 "attempt":1,"dispatch":2,"trigger":"schedule",
                 "nominalTime":"2026-03-01T06:00:00Z","definitionVersion":3,
                 "commandId":"command-1","version":7}\
                """));
  }

  @Test
  void leavesOutWhatDoesNotConcernTheEvent() throws Exception {
    RunEvent event =
        RunEvent.newBuilder(event("agent-1", new DefinitionApplied(7L)))
            .setRunId(null)
            .setScheduleId(null)
            .setScheduleName(null)
            .setTrigger(null)
            .setNominalTime(null)
            .setAttempt(0)
            .setDispatch(0)
            .build();

    JsonNode frame = frame(event);

    assertThat(frame.get("subject").asText()).isEqualTo("agent-1");
    assertThat(frame.get("data"))
        .isEqualTo(
            JSON.readTree(
                """
                {"agentId":"agent-1","agentName":"name of agent-1","owner":"local",
                 "definitionVersion":3,"version":7}\
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "error, true, error",
    "timed_out, true, timed_out",
    "max_turns, true, max_turns",
    "budget_exceeded, true, budget_exceeded",
    "authentication, true, error",
    "rate_limited, true, error",
    "runtime_unavailable, true, error",
    "executor_lost, true, error",
    "executor_shutdown, false,",
    "not_launched, false,",
    "error, false,",
  })
  void saysWhatAFailureMakesOfTheRunIfItEndsIt(
      FailureKind kind, boolean endsRun, @Nullable String status) throws Exception {
    RunFailed failed = new RunFailed(kind, "why", true, null, endsRun, nothingLaunched());

    JsonNode data = frame(event("agent-1", failed)).get("data");

    assertThat(data.path("status").asText(null)).isEqualTo(status);
    assertThat(data.has("completedAt")).isEqualTo(status != null);
  }

  @Test
  void aSourceIsAnAddressWhateverTheIdIs() throws Exception {
    assertThat(frame(event("a b/ü")).get("source").asText()).isEqualTo("/agents/a%20b%2F%C3%BC");
  }

  private static JsonNode frame(RunEvent event) throws Exception {
    Entry entry = RunEventFrames.entry(event).orElseThrow();
    assertThat(entry.agentId()).isEqualTo(event.getAgentId());
    assertThat(entry.agentName()).isEqualTo(event.getAgentName());
    assertThat(entry.runId()).isEqualTo(event.getRunId());
    JsonNode frame = JSON.readTree(entry.template().with("the-cursor").text());
    assertThat(frame.get("type").asText()).isEqualTo(entry.type());
    return frame;
  }

  private static Outcome outcome() {
    return new Outcome(90_000L, 0, "all \"good\"", metrics());
  }

  private static Outcome nothingLaunched() {
    return new Outcome(0L, null, null, RunMetrics.newBuilder().build());
  }

  private static RunMetrics metrics() {
    return new RunMetrics(
        42_100L,
        10L,
        20L,
        30L,
        40L,
        5,
        600L,
        200_000L,
        "s-1",
        List.of(new ToolCall("t-1", "Bash", 700L, false), new ToolCall("t-2", "Read", null, true)));
  }
}
