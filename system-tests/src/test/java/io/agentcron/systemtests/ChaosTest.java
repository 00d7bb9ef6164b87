package io.agentcron.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.contract.RunCompleted;
import io.agentcron.contract.RunDispatched;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunSkipped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two schedulers and two executors, killed and frozen at random moments while schedules fire, one
 * herd among them. Afterwards the audit is asked, and two witnesses that know nothing of it: plain
 * counting of the times that should have a row in the journal, and a ledger to which the launched
 * programs append.
 *
 * <p>Small in the build; {@code ./agentcron chaos} gives it more moments and a larger herd.
 */
final class ChaosTest {
  private static final int MOMENTS = Integer.getInteger("agentcron.chaos.moments", 6);
  private static final int HERD = Integer.getInteger("agentcron.chaos.herd", 100);
  private static final long SEED = Long.getLong("agentcron.chaos.seed", 20261121);
  private static final int TICKERS = 6;
  private static final int TICK_SECONDS = 2;
  private static final int DEFINED_PER_SECOND = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(3).plusMillis(HERD * 50L);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  private final Random random = new Random(SEED);
  private final List<String> story = new ArrayList<>();

  @Test
  void firesEveryTimeOnceAndLaunchesNothingTwiceWhateverIsKilledOrFrozen() throws Exception {
    Path ledger = Files.createFile(directory.resolve("ledger.txt"));
    try (Fleet fleet = Fleet.start(directory, 2, 2)) {
      Client client = new Client(fleet);
      Instant begin = Instant.now();
      List<String> tickers = new ArrayList<>();
      for (int i = 0; i < TICKERS; i++) {
        tickers.add(agent(client, "ticker-" + i, ledger, "*/" + TICK_SECONDS + " * * * * *"));
      }
      Instant herd = herdTime();
      List<String> herded =
          IntStream.range(0, HERD)
              .parallel()
              .mapToObj(i -> agent(client, "herd-" + i, ledger, once(herd)))
              .toList();
      assertThat(Instant.now()).describedAs("defined in time").isBefore(herd);

      await().atMost(PATIENCE).until(() -> Instant.now().isAfter(herd.minusMillis(200)));
      for (int moment = 0; moment < MOMENTS; moment++) {
        strike(fleet);
      }
      fleet.awaitReady();
      Instant calm = Instant.now();

      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(2))
          .untilAsserted(() -> assertSettled(client, tickers, herded, calm.plusSeconds(5)));
      List<RunEvent> journal = Journal.of(client);
      assertThat(story).describedAs("seed %d", SEED).hasSize(MOMENTS);
      tickers.forEach(schedule -> assertEveryTick(journal, schedule));
      herded.forEach(schedule -> assertThat(rows(journal, schedule)).containsExactly(herd));
      assertLaunchedOnce(journal, ledger);
      assertAuditIsClean(client, begin, calm);
    }
  }

  /** What the system says of itself. */
  private static void assertAuditIsClean(Client client, Instant from, Instant to) {
    JsonNode audit = client.get("/api/audit?from=%s&to=%s".formatted(from, to));
    assertThat(audit.required("expected").longValue()).isGreaterThan(HERD);
    assertThat(Stream.of("pending", "missing", "duplicates", "unexpected"))
        .allSatisfy(it -> assertThat(audit.required(it)).describedAs(it).isEmpty());
  }

  /** Every second that its expression names, between its first row and its last, has one. */
  private static void assertEveryTick(List<RunEvent> journal, String scheduleId) {
    List<Instant> rows = rows(journal, scheduleId);
    List<Instant> expected =
        Stream.iterate(
                rows.getFirst(), time -> !time.isAfter(rows.getLast()), time -> time.plusSeconds(1))
            .filter(time -> time.atZone(ZoneOffset.UTC).getSecond() % TICK_SECONDS == 0)
            .toList();
    assertThat(rows).isEqualTo(expected);
  }

  /** No program ran twice, and whoever is said to have succeeded did run. */
  private static void assertLaunchedOnce(List<RunEvent> journal, Path ledger) throws IOException {
    List<String> launched = Files.readAllLines(ledger, StandardCharsets.UTF_8);
    assertThat(launched).doesNotHaveDuplicates();
    assertThat(launched)
        .containsAll(
            journal.stream()
                .filter(event -> event.getPayload() instanceof RunCompleted)
                .map(RunEvent::getRunId)
                .collect(Collectors.toSet()));
    assertThat(
            journal.stream()
                .filter(event -> event.getPayload() instanceof RunDispatched)
                .map(RunEvent::getRunId)
                .collect(Collectors.toSet()))
        .containsAll(launched);
  }

  private void strike(Fleet fleet) throws InterruptedException {
    List<Fleet.Member> victims = random.nextBoolean() ? fleet.schedulers() : fleet.executors();
    Fleet.Member victim = victims.get(random.nextInt(victims.size()));
    if (random.nextInt(3) > 0) {
      story.add("kill");
      victim.process().kill();
      pass(random.nextInt(1_500));
      victim.restart();
    } else {
      // Short of the fence, past it, past the lease.
      int millis = List.of(500, 7_000, 20_000).get(random.nextInt(3));
      story.add("freeze " + millis);
      victim.process().freeze();
      pass(millis);
      victim.process().thaw();
    }
    pass(random.nextInt(4_000));
  }

  /** The faults have moments, not conditions. */
  private static void pass(int millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
  }

  /** Every schedule has been heard of since, and of the herd nothing goes on any more. */
  private static void assertSettled(
      Client client, List<String> tickers, List<String> herded, Instant since) {
    List<RunEvent> journal = Journal.of(client);
    assertThat(tickers)
        .allSatisfy(it -> assertThat(rows(journal, it)).anyMatch(at -> at.isAfter(since)));
    assertThat(herded).allSatisfy(it -> assertThat(rows(journal, it)).isNotEmpty());
    assertThat(
            Stream.of("queued", "requested", "running", "retrying")
                .flatMap(status -> client.items("/api/runs?limit=200&status=" + status).stream())
                .map(run -> run.required("agentName").textValue()))
        .noneMatch(name -> name.startsWith("herd-"));
  }

  private static List<Instant> rows(List<RunEvent> journal, String scheduleId) {
    return journal.stream()
        .filter(event -> scheduleId.equals(event.getScheduleId()))
        .filter(ChaosTest::isRow)
        .map(RunEvent::getNominalTime)
        .toList();
  }

  private static boolean isRow(RunEvent event) {
    return event.getNominalTime() != null
        && (event.getPayload() instanceof RunSkipped
            || (event.getPayload() instanceof RunDispatched && event.getDispatch() == 1));
  }

  /** Its schedule's id. */
  private static String agent(Client client, String name, Path ledger, String cron) {
    JsonNode agent =
        client.post(
            "/api/agents",
            """
            {"name": "%s", "prompt": "",
             "runtime": {"type": "command", "shell": true,
                         "command": ["echo $AGENTCRON_RUN_ID >> %s"]},
             "schedules": [{"name": "s", "cron": "%s"}]}
            """
                .formatted(name, ledger, cron));
    return agent.required("schedules").required(0).required("id").textValue();
  }

  /** Far enough for all to be defined before. */
  private static Instant herdTime() {
    return Instant.now()
        .plusSeconds(15 + HERD / DEFINED_PER_SECOND)
        .truncatedTo(ChronoUnit.SECONDS);
  }

  private static String once(Instant at) {
    ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
    return "%d %d %d %d %d *"
        .formatted(
            utc.getSecond(),
            utc.getMinute(),
            utc.getHour(),
            utc.getDayOfMonth(),
            utc.getMonthValue());
  }
}
