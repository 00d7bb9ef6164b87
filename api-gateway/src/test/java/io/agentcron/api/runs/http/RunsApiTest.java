package io.agentcron.api.runs.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.api.ApiService;
import io.agentcron.api.Client;
import io.agentcron.api.Servers;
import io.agentcron.api.runs.FailureKind;
import io.agentcron.api.runs.JournalEvent;
import io.agentcron.api.runs.JournalEvent.Source;
import io.agentcron.api.runs.Origin;
import io.agentcron.api.runs.RunFact;
import io.agentcron.api.runs.RunProjection;
import io.agentcron.api.runs.Story;
import io.agentcron.api.runs.TopicReading;
import io.agentcron.api.runs.TopicReading.Incarnation;
import io.agentcron.api.runs.TopicReading.Move;
import io.agentcron.api.runs.TranscriptPart;
import io.agentcron.api.runs.Trigger;
import io.agentcron.api.runs.Usage;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs are put into the tables directly; how they come there from Kafka is tried elsewhere. */
class RunsApiTest {
  private static final Incarnation JOURNAL = new Incarnation("a journal of the test", "1");

  private static ApplicationContext service;
  private static Client client;
  private static RunProjection projection;

  @BeforeAll
  static void start() {
    service = ApiService.start(Servers.freshInstallation());
    client = new Client(service.getBean(EmbeddedServer.class).getURI());
    projection = service.getBean(RunProjection.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void showsARunWithItsAttemptsToolCallsAndPrompt() {
    // Given
    JsonNode agent =
        createAgent("shown", "\"schedules\":[{\"name\":\"h\",\"cron\":\"0 * * * *\"}]");
    Origin origin = origin(agent, Trigger.SCHEDULE, scheduleId(agent));
    Story story = new Story(origin, Story.START);
    keep(
        story.dispatched(1),
        story.started(1),
        story.returned(1, FailureKind.EXECUTOR_SHUTDOWN, 1_000_000),
        story.dispatched(2),
        story.started(2),
        story.told(Source.EXECUTOR, 2, new RunFact.Completed(outcomeWithTools())));

    // When
    JsonNode run = client.get("/api/runs/" + origin.runId()).json();

    // Then
    assertThat(run.get("status").textValue()).isEqualTo("success");
    assertThat(run.get("trigger").textValue()).isEqualTo("schedule");
    assertThat(run.get("prompt").textValue()).isEqualTo("of the agent");
    assertThat(run.get("output").textValue()).isEqualTo("done");
    assertThat(run.get("exitCode").intValue()).isZero();
    assertThat(run.get("durationMs").longValue()).isEqualTo(2_500);
    assertThat(run.get("executor").textValue()).isEqualTo("executor-2");
    assertThat(run.get("requestedAt").textValue()).isEqualTo("2026-03-01T12:00:01Z");
    assertThat(run.get("startedAt").textValue()).isEqualTo("2026-03-01T12:00:05Z");
    assertThat(run.get("completedAt").textValue()).isEqualTo("2026-03-01T12:00:06Z");
    assertThat(run.get("costUsd").decimalValue()).isEqualByComparingTo("1.25");
    assertThat(run.get("toolCalls").get(0).get("name").textValue()).isEqualTo("Bash");
    assertThat(run.get("toolCalls").get(0).get("durationMs").longValue()).isEqualTo(30);
    assertThat(run.get("attempts")).hasSize(2);
    assertThat(run.get("attempts").get(0).get("error").get("kind").textValue())
        .isEqualTo("executor_shutdown");
    assertThat(run.get("attempts").get(0).get("costUsd").decimalValue()).isEqualByComparingTo("1");
    assertThat(run.get("attempts").get(1).get("status").textValue()).isEqualTo("success");
  }

  @Test
  void takesThePromptFromTheScheduleIfItHasOneAndAsItWasThen() {
    JsonNode agent =
        createAgent(
            "prompted",
            """
            "schedules":[{"name":"h","cron":"0 * * * *","prompt":"of the schedule"}]\
            """);
    Origin origin = origin(agent, Trigger.SCHEDULE, scheduleId(agent));
    keep(new Story(origin, Story.START).dispatched(1));
    client.patch(
        "/api/agents/prompted",
        """
        {"schedules":[{"name":"h","cron":"0 * * * *","prompt":"another"}]}\
        """);

    assertThat(client.get("/api/runs/" + origin.runId()).json().get("prompt").textValue())
        .isEqualTo("of the schedule");
  }

  @Test
  void saysWhyARunFailedAndWhyOneWasSkipped() {
    JsonNode agent = createAgent("failing", "");
    Origin failed = origin(agent, Trigger.MANUAL, null);
    Story story = new Story(failed, Story.START);
    keep(story.dispatched(1), story.started(1), story.failed(1, FailureKind.MAX_TURNS, 3));
    Origin skipped = origin(agent, Trigger.SCHEDULE, null);
    keep(new Story(skipped, Story.START).skipped());

    JsonNode failure = client.get("/api/runs/" + failed.runId()).json();
    JsonNode skip = client.get("/api/runs/" + skipped.runId()).json();

    assertThat(failure.get("status").textValue()).isEqualTo("max_turns");
    assertThat(failure.get("error").get("kind").textValue()).isEqualTo("max_turns");
    assertThat(failure.get("error").get("message").textValue()).isEqualTo("it broke");
    assertThat(skip.get("status").textValue()).isEqualTo("skipped");
    assertThat(skip.get("reason").textValue()).isEqualTo("overlap");
    assertThat(skip.get("message").textValue()).isEqualTo("the previous run goes on");
    assertThat(skip.get("error").isNull()).isTrue();
  }

  @Test
  void pagesThroughTheLatestFirstAndDoesNotShiftWhileRunsAreAdded() {
    // Given
    JsonNode agent = createAgent("paged", "");
    List<UUID> expected =
        IntStream.range(0, 7)
            .mapToObj(i -> dispatched(agent, Story.START.plusSeconds(i / 2)))
            .toList();

    // When a run comes at the front before each page, and one that is there changes
    List<UUID> seen = new ArrayList<>();
    List<String> times = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = client.get("/api/runs?agent=paged&limit=3" + next).json();
      page.get("items").forEach(run -> seen.add(UUID.fromString(run.get("id").textValue())));
      times.addAll(page.get("items").findValuesAsText("requestedAt"));
      next = page.get("nextCursor").isNull() ? "" : "&cursor=" + page.get("nextCursor").textValue();
      dispatched(agent, Story.START.plusSeconds(100));
    } while (!next.isEmpty());

    // Then
    assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 4",
    "status=success, 1",
    "status=running, 1",
    "'status=running,success', 2",
    "status=queued, 0",
    "trigger=manual, 1",
    "'trigger=manual,schedule', 4",
    "from=2026-03-01T12:00:02Z, 3",
    "to=2026-03-01T12:00:02Z, 1",
    "from=2026-03-01T12:00:02Z&to=2026-03-01T12:00:03Z, 1",
    "schedule=filtered-hourly, 3",
    "status=running&trigger=schedule&schedule=filtered-hourly, 1",
  })
  void narrowsTheListByWhatIsAskedFor(String filter, int found) {
    if (client.get("/api/agents/filtered").status() == 404) {
      JsonNode agent =
          createAgent(
              "filtered",
              """
              "schedules":[{"name":"filtered-hourly","cron":"0 * * * *"}]\
              """);
      UUID schedule = scheduleId(agent);
      Story first = new Story(origin(agent, Trigger.SCHEDULE, schedule), Story.START);
      Story second =
          new Story(origin(agent, Trigger.SCHEDULE, schedule), Story.START.plusSeconds(1));
      Story third =
          new Story(origin(agent, Trigger.SCHEDULE, schedule), Story.START.plusSeconds(2));
      Story fourth = new Story(origin(agent, Trigger.MANUAL, null), Story.START.plusSeconds(3));
      keep(first.dispatched(1), first.started(1), first.completed(1, 5));
      keep(second.dispatched(1), second.started(1));
      keep(third.skipped());
      keep(fourth.dispatched(1));
    }

    String path = "/api/runs?agent=filtered&" + filter;

    assertThat(client.get(path).json().get("items")).hasSize(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/runs?status=good",
        "/api/runs?trigger=chance",
        "/api/runs?from=yesterday",
        "/api/runs?to=%00",
        "/api/runs?limit=0",
        "/api/runs?limit=201",
        "/api/runs?limit=many",
        "/api/runs?cursor=bm9uc2Vuc2U",
        "/api/runs?cursor=%C3%A4",
        "/api/runs/42",
        "/api/runs/42/log",
      })
  void refusesWhatItDoesNotUnderstand(String path) {
    Client.Answer answer = client.get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("errors").get(0).get("message").textValue())
        .startsWith("expected");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/runs/8e3c4d1c-0000-4000-8000-000000000000, unknown-run",
    "/api/runs/8e3c4d1c-0000-4000-8000-000000000000/log, unknown-run",
    "/api/runs?agent=nobody, unknown-agent",
    "/api/runs?schedule=by-name-alone, unknown-schedule",
    "/api/agents/nobody/runs, unknown-agent",
    "/api/agents/8e3c4d1c-0000-4000-8000-000000000000/runs, unknown-agent",
  })
  void saysWhatIsNotThere(String path, String type) {
    Client.Answer answer = client.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().get("type").textValue()).endsWith(":" + type);
  }

  @Test
  void listsTheRunsOfAnAgentByNameAndOfADeletedOneById() {
    JsonNode agent = createAgent("mortal", "");
    UUID run = dispatched(agent, Story.START);
    assertThat(ids("/api/agents/mortal/runs")).containsExactly(run);

    client.delete("/api/agents/mortal");

    assertThat(ids("/api/agents/" + agent.get("id").textValue() + "/runs")).containsExactly(run);
    assertThat(client.get("/api/agents/mortal/runs").status()).isEqualTo(404);
  }

  @Test
  void listsTheExecutionsOfASchedule() {
    JsonNode agent =
        createAgent(
            "executing",
            """
            "schedules":[{"name":"h","cron":"0 * * * *"},{"name":"d","cron":"0 0 * * *"}]\
            """);
    Origin ofSchedule = origin(agent, Trigger.SCHEDULE, scheduleId(agent));
    keep(new Story(ofSchedule, Story.START).dispatched(1));
    dispatched(agent, Story.START);

    assertThat(ids("/api/agents/executing/schedules/h/executions"))
        .containsExactly(ofSchedule.runId());
    assertThat(ids("/api/agents/executing/schedules/d/executions")).isEmpty();
    assertThat(client.get("/api/agents/executing/schedules/x/executions").status()).isEqualTo(404);
  }

  @Test
  void readsATranscriptPageByPageAndGoesOnWhereItEnded() {
    JsonNode agent = createAgent("talking", "");
    UUID run = dispatched(agent, Story.START);
    log(run, 1, 0, "one", "two");
    log(run, 1, 2, "three");
    log(run, 2, 0, "four");

    JsonNode page = client.get("/api/runs/" + run + "/log?limit=3").json();

    assertThat(texts(page)).containsExactly("one", "two", "three");
    JsonNode third = page.get("items").get(2);
    assertThat(third.get("stream").textValue()).isEqualTo("stdout");
    assertThat(third.get("at").textValue()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(third.get("dispatch").intValue()).isEqualTo(1);
    assertThat(third.get("number").longValue()).isEqualTo(2);

    JsonNode rest =
        client
            .get("/api/runs/" + run + "/log?limit=3&after=" + page.get("nextCursor").textValue())
            .json();
    assertThat(texts(rest)).containsExactly("four");
    assertThat(rest.get("nextCursor").isNull()).isTrue();

    log(run, 2, 1, "five");
    assertThat(texts(client.get("/api/runs/" + run + "/log?after=2.0").json()))
        .containsExactly("five");
    assertThat(client.get("/api/runs/" + run + "/log?after=two").status()).isEqualTo(400);
  }

  @Test
  void readsAWholeTranscriptAsText() {
    JsonNode agent = createAgent("talkative", "");
    UUID run = dispatched(agent, Story.START);
    for (int i = 0; i < 30; i++) {
      log(run, 1, i * 100L, IntStream.range(0, 100).mapToObj(it -> "line").toArray(String[]::new));
    }

    Client.Answer answer = client.get("/api/runs/" + run + "/log", "Accept", "text/plain");

    assertThat(answer.header("Content-Type")).startsWith("text/plain");
    assertThat(answer.response().body().lines()).hasSize(3_000).containsOnly("line");
  }

  @Test
  void showsWithAnAgentAndItsSchedulesWhatCameOfThemLately() {
    // Given a run that ended, one that was skipped after it, and one that goes on
    JsonNode agent =
        createAgent(
            "lively",
            """
            "schedules":[{"name":"h","cron":"0 * * * *"},{"name":"d","cron":"0 0 * * *"}]\
            """);
    Story hourly = new Story(origin(agent, Trigger.SCHEDULE, scheduleId(agent)), Story.START);
    keep(hourly.dispatched(1), hourly.started(1), hourly.failed(1, FailureKind.TIMED_OUT, 3));
    keep(
        new Story(origin(agent, Trigger.SCHEDULE, scheduleId(agent)), Story.START.plusSeconds(60))
            .skipped());
    Origin manual = origin(agent, Trigger.MANUAL, null);
    Story going = new Story(manual, Story.START.minusSeconds(60));
    keep(going.dispatched(1), going.started(1));

    // When
    JsonNode shown = client.get("/api/agents/lively").json();

    // Then
    assertThat(shown.get("lastRun").get("status").textValue()).isEqualTo("timed_out");
    assertThat(shown.get("lastRun").get("at").textValue()).isEqualTo("2026-03-01T12:00:03Z");
    assertThat(shown.get("running")).hasSize(1);
    assertThat(shown.get("running").get(0).get("id").textValue())
        .isEqualTo(manual.runId().toString());
    JsonNode schedule = client.get("/api/agents/lively/schedules/h").json();
    assertThat(schedule.get("lastFiredAt").textValue()).isEqualTo("2026-03-01T12:00:01Z");
    assertThat(schedule.get("lastStatus").textValue()).isEqualTo("timed_out");
    assertThat(shown.get("schedules").get(0)).isEqualTo(schedule);
    assertThat(client.get("/api/agents/lively/schedules/d").json().get("lastStatus").isNull())
        .isTrue();
  }

  @Test
  void cancelsARunThatOnlyTheJournalKnows() {
    JsonNode agent = createAgent("cancelled", "");
    UUID run = dispatched(agent, Story.START);

    assertThat(client.post("/api/runs/" + run + "/cancel", null, "Prefer", "wait=0").status())
        .isEqualTo(202);
    assertThat(client.post("/api/runs/" + UUID.randomUUID() + "/cancel", null).status())
        .isEqualTo(404);
  }

  private static JsonNode createAgent(String name, String more) {
    Client.Answer answer =
        client.post(
            "/api/agents",
            """
            {"name":"%s","prompt":"of the agent","runtime":{"type":"command","command":["true"]}%s}\
            """
                .formatted(name, more.isEmpty() ? "" : "," + more));
    assertThat(answer.status()).isEqualTo(201);
    return answer.json();
  }

  private static UUID scheduleId(JsonNode agent) {
    return UUID.fromString(agent.get("schedules").get(0).get("id").textValue());
  }

  private static Origin origin(JsonNode agent, Trigger trigger, @Nullable UUID scheduleId) {
    return new Origin(
        UUID.randomUUID(),
        UUID.fromString(agent.get("id").textValue()),
        agent.get("name").textValue(),
        agent.get("owner").textValue(),
        scheduleId,
        scheduleId == null ? null : "h",
        trigger,
        null,
        agent.get("version").longValue(),
        null,
        null);
  }

  private static UUID dispatched(JsonNode agent, Instant at) {
    Origin origin = origin(agent, Trigger.MANUAL, null);
    keep(new Story(origin, at).dispatched(1));
    return origin.runId();
  }

  private static RunFact.Outcome outcomeWithTools() {
    return new RunFact.Outcome(
        Duration.ofMillis(2_500),
        0,
        "done",
        new Usage(
            250_000L,
            1L,
            2L,
            3L,
            4L,
            5L,
            6L,
            7L,
            "session",
            List.of(new Usage.ToolCall("t", "Bash", Duration.ofMillis(30), false))));
  }

  private static void keep(JournalEvent... events) {
    assertThat(projection.record(nextStep(), List.of(events))).isTrue();
  }

  private static void log(UUID run, int dispatch, long firstLine, String... lines) {
    List<TranscriptPart.Line> numbered =
        List.of(lines).stream()
            .map(line -> new TranscriptPart.Line(Story.START, "stdout", line))
            .toList();
    assertThat(
            projection.recordTranscripts(
                nextStep(), List.of(new TranscriptPart(run, 1, dispatch, firstLine, numbered))))
        .isTrue();
  }

  private static TopicReading nextStep() {
    long position = Objects.requireNonNull(projection.positions(JOURNAL, Set.of(0)).get(0));
    return new TopicReading(JOURNAL, Map.of(0, new Move(position, position + 1)));
  }

  private static List<UUID> ids(String path) {
    return client.get(path).json().get("items").findValuesAsText("id").stream()
        .map(UUID::fromString)
        .toList();
  }

  private static List<String> texts(JsonNode page) {
    return page.get("items").findValuesAsText("text");
  }
}
