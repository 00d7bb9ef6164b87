package io.agentcron.api.statistics.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.runs.FailureKind;
import io.agentcron.api.runs.JournalEvent;
import io.agentcron.api.runs.Story;
import io.agentcron.api.statistics.AgentCounts;
import io.agentcron.api.statistics.AgentStanding;
import io.agentcron.api.statistics.Bucket;
import io.agentcron.api.statistics.Counts;
import io.agentcron.api.statistics.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatisticsTopologyTest {
  private static final UUID AGENT = new UUID(2, 1);
  private static final UUID RUN = new UUID(1, 1);
  private static final Instant EVER = Instant.parse("2026-04-01T00:00:00Z");

  private final DrivenTopology topology = new DrivenTopology();
  private final Story story = new Story();

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void countsARunForItsAgentAndForAll() {
    tell(story.dispatched(1), story.started(1), story.completed(1, 250));

    Map<Instant, Counts> expected = Map.of(Story.START, new Counts(1, 0, 0, 250));
    assertThat(counts(Scope.ofAgent(AGENT))).isEqualTo(expected);
    assertThat(counts(Scope.ALL)).isEqualTo(expected);
    assertThat(counts(Scope.ofAgent(new UUID(2, 2)))).isEmpty();
  }

  @Test
  void countsARunOnceHoweverOftenItsEndIsDelivered() {
    JournalEvent end = story.completed(1, 250);

    tell(end, end, story.failed(1, FailureKind.ERROR, 250), end);

    assertThat(counts(Scope.ALL)).isEqualTo(Map.of(Story.START, new Counts(1, 0, 0, 250)));
  }

  @Test
  void addsACostThatIsReportedLateToTheBucketOfTheRunsEnd() {
    tell(story.dispatched(1), story.started(1), story.lost(1));
    JournalEvent late = story.completed(1, 400);
    topology.tell(late, Story.START.plus(Duration.ofMinutes(50)));

    assertThat(counts(Scope.ALL)).isEqualTo(Map.of(Story.START, new Counts(0, 1, 0, 400)));
  }

  @Test
  void knowsWhatRunsNow() {
    tell(story.dispatched(1), story.started(1));
    assertThat(topology.running(AGENT)).containsExactly(RUN);

    tell(story.returned(1, FailureKind.NOT_LAUNCHED, 0));
    assertThat(topology.running(AGENT)).isEmpty();

    tell(story.started(2));
    assertThat(topology.running(AGENT)).containsExactly(RUN);

    tell(story.cancelled(2, 3));
    assertThat(topology.running(AGENT)).isEmpty();
  }

  @Test
  void remembersWhenAnAgentRanLastAndDoesNotCallASkippedRunOne() {
    tell(story.completed(1, 1));
    Instant ended = Story.START.plusSeconds(1);
    Story skipped = new Story(Story.origin(new UUID(1, 2), AGENT), Story.START.plusSeconds(60));
    tell(skipped.skipped());

    assertThat(topology.agent(AGENT).map(AgentStanding::lastRunAt)).contains(ended);
  }

  @Test
  void doesNotBelieveAClockThatIsFarOff() {
    Instant appended = Story.START.plus(Duration.ofMinutes(20));
    Story ahead =
        new Story(Story.origin(new UUID(1, 2), AGENT), Story.START.plus(Duration.ofDays(365)));
    Story behind = new Story(Story.origin(new UUID(1, 3), AGENT), Instant.EPOCH);

    topology.tell(ahead.completed(1, 1), appended);
    topology.tell(behind.completed(1, 1), appended);
    topology.tell(story.completed(1, 1), appended);

    assertThat(counts(Scope.ALL))
        .isEqualTo(
            Map.of(
                Story.START.plus(Bucket.WIDTH),
                new Counts(1, 0, 0, 1),
                Story.START.minus(Duration.ofMinutes(45)),
                new Counts(1, 0, 0, 1),
                Story.START,
                new Counts(1, 0, 0, 1)));
  }

  @Test
  void forgetsARunOnlyWhenNothingOfItCanBeDeliveredAnyMore() {
    Instant end = Story.START.plusSeconds(1);
    JournalEvent completed = story.completed(1, 1);
    topology.tell(completed, end);

    topology.tell(completed, end.plus(Duration.ofDays(30)));

    assertThat(counts(Scope.ALL)).isEqualTo(Map.of(Story.START, new Counts(1, 0, 0, 1)));
  }

  @Test
  void countsTheAgentsThatThereAreByTheirLatestVersion() {
    UUID other = new UUID(2, 2);
    topology.define(AGENT, 1, false, true);
    topology.define(other, 4, false, true);
    topology.define(other, 5, false, false);
    topology.define(other, 4, false, true);
    assertThat(topology.agentCounts()).isEqualTo(new AgentCounts(2, 1));

    topology.define(AGENT, 2, true, true);
    topology.define(AGENT, 2, true, true);
    assertThat(topology.agentCounts()).isEqualTo(new AgentCounts(1, 0));

    topology.bury(AGENT);
    topology.bury(other);
    assertThat(topology.agentCounts()).isEqualTo(AgentCounts.NONE);
    assertThat(topology.agent(AGENT)).isEmpty();
  }

  @Test
  void skipsWhatItCannotReadAndWaitsForTheRegistry() {
    topology.tellBytes("nonsense".getBytes(StandardCharsets.UTF_8), Story.START);
    byte[] end = topology.encoded(story.completed(1, 250));
    topology.registry().failNext(503);

    topology.tellBytes(end, Story.START.plusSeconds(1));

    assertThat(counts(Scope.ALL)).isEqualTo(Map.of(Story.START, new Counts(1, 0, 0, 250)));
  }

  private void tell(JournalEvent... events) {
    for (JournalEvent event : events) {
      topology.tell(event, event.at());
    }
  }

  private Map<Instant, Counts> counts(Scope scope) {
    return topology.buckets(scope, Instant.EPOCH, EVER).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, bucket -> bucket.getValue().counts()));
  }
}
