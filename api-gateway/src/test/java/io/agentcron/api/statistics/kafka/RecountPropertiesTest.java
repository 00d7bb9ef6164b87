package io.agentcron.api.statistics.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.runs.JournalEvent;
import io.agentcron.api.runs.Journals;
import io.agentcron.api.runs.Origin;
import io.agentcron.api.runs.Run;
import io.agentcron.api.runs.RunStatus;
import io.agentcron.api.runs.Story;
import io.agentcron.api.statistics.Bucket;
import io.agentcron.api.statistics.Counts;
import io.agentcron.api.statistics.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** What the topology counts is what a simple-minded recount of the same journal finds. */
class RecountPropertiesTest {
  private static final Instant FROM = Story.START.minus(Duration.ofDays(1));
  private static final Instant TO = Story.START.plus(Duration.ofDays(1));
  private static final int RUNS = 4;
  private static final AtomicInteger AGENTS = new AtomicInteger();

  private static @Nullable DrivenTopology topology;

  @BeforeContainer
  static void start() {
    topology = new DrivenTopology();
  }

  @AfterContainer
  static void stop() {
    driven().close();
  }

  private static DrivenTopology driven() {
    return Objects.requireNonNull(topology);
  }

  @Property(tries = 150)
  void equalsARecountWithWhateverIsDeliveredAgainOrLate(
      @ForAll("deliveries") List<Delivery> deliveries) {
    // Given an agent with runs that no other try has
    UUID agent = new UUID(7, AGENTS.incrementAndGet());
    Map<Instant, Counts> allBefore = counts(Scope.ALL);
    Map<UUID, Run> recounted = new HashMap<>();

    // When
    for (Delivery delivery : deliveries) {
      UUID runId = new UUID(agent.getLeastSignificantBits(), delivery.run);
      JournalEvent told = delivery.event(Story.origin(runId, agent));
      driven().tell(told, delivery.appended);
      recounted.compute(runId, (_, run) -> Run.after(run, told.believable(delivery.appended)));
    }

    // Then
    Map<Instant, Counts> expected = recount(recounted.values().stream().toList());
    assertThat(counts(Scope.ofAgent(agent))).isEqualTo(expected);
    assertThat(counts(Scope.ALL)).isEqualTo(sum(allBefore, expected));
    assertThat(driven().running(agent))
        .isEqualTo(
            recounted.values().stream()
                .filter(run -> run.status() == RunStatus.RUNNING)
                .map(run -> run.origin().runId())
                .collect(Collectors.toSet()));
  }

  /** Something about one of the runs, and when the broker had it. */
  record Delivery(int run, JournalEvent said, Instant appended) {
    JournalEvent event(Origin origin) {
      return new JournalEvent(
          origin, said.source(), said.attempt(), said.dispatch(), said.at(), said.fact());
    }
  }

  /** In the order of the topic, with some events again at any later place. */
  @Provide
  Arbitrary<List<Delivery>> deliveries() {
    Arbitrary<Delivery> delivery =
        Combinators.combine(
                Arbitraries.integers().between(1, RUNS),
                Journals.ofRun(Story.origin(new UUID(1, 1), new UUID(2, 1))))
            .as((run, event) -> new Delivery(run, event, event.at()));
    Arbitrary<List<Integer>> again = Arbitraries.integers().between(0, 24).list().ofMaxSize(12);
    return Combinators.combine(
            delivery.list().ofMinSize(1).ofMaxSize(25),
            again,
            Arbitraries.integers().between(0, 5).list().ofSize(40))
        .as(RecountPropertiesTest::appended);
  }

  /** Each is appended some minutes after the one before, and none before it happened. */
  private static List<Delivery> appended(
      List<Delivery> said, List<Integer> again, List<Integer> minutes) {
    List<Delivery> all = new ArrayList<>(said);
    again.stream().filter(index -> index < said.size()).map(said::get).forEach(all::add);
    List<Delivery> topic = new ArrayList<>();
    Instant now = Story.START;
    for (int i = 0; i < all.size(); i++) {
      Delivery delivery = all.get(i);
      now = now.plus(Duration.ofMinutes(minutes.get(i)));
      topic.add(new Delivery(delivery.run, delivery.said, now));
    }
    return topic;
  }

  private static Map<Instant, Counts> recount(List<Run> runs) {
    Map<Instant, Counts> counts = new TreeMap<>();
    for (Run run : runs) {
      Run.Ending ending = run.ending();
      if (ending != null) {
        long cost = Objects.requireNonNullElse(run.usage().costMicroUsd(), 0L);
        boolean success = run.status() == RunStatus.SUCCESS;
        boolean skipped = run.status() == RunStatus.SKIPPED;
        counts.merge(
            Bucket.startOf(ending.at()),
            new Counts(success ? 1 : 0, success || skipped ? 0 : 1, skipped ? 1 : 0, cost),
            RecountPropertiesTest::sum);
      }
    }
    return counts;
  }

  private static Map<Instant, Counts> counts(Scope scope) {
    Map<Instant, Counts> counts = new TreeMap<>();
    driven()
        .buckets(scope, FROM, TO)
        .forEach((start, bucket) -> counts.put(start, bucket.counts()));
    return counts;
  }

  private static Map<Instant, Counts> sum(Map<Instant, Counts> a, Map<Instant, Counts> b) {
    Map<Instant, Counts> sum = new TreeMap<>(a);
    b.forEach((start, counts) -> sum.merge(start, counts, RecountPropertiesTest::sum));
    return sum;
  }

  private static Counts sum(Counts a, Counts b) {
    return new Counts(
        a.success() + b.success(),
        a.error() + b.error(),
        a.skipped() + b.skipped(),
        a.costMicroUsd() + b.costMicroUsd());
  }
}
