package io.agentcron.benchmarks.fires;

import io.agentcron.contract.OnceTiming;
import io.agentcron.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Every schedule due at the same instant, once. */
public final class Herd {
  /** From the last definition that the scheduler has read until all are due. */
  private static final Duration LEAD = Duration.ofSeconds(10);

  /** So fast does a cold scheduler take definitions, with a good margin. */
  private static final int DEFINITIONS_PER_SECOND = 2_000;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Herd() {}

  /**
   * Defines all, waits for their time and reads what is requested; then ends the runs.
   *
   * @param round from 1, one after the other on one lab
   */
  public static Result of(Lab lab, int schedules, int round)
      throws ExecutionException, InterruptedException {
    Population population = new Population(lab, schedules);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Instant due =
        now.plusSeconds(schedules / DEFINITIONS_PER_SECOND)
            .plus(LEAD)
            .plusSeconds(1)
            .truncatedTo(ChronoUnit.SECONDS);
    population.define(round, now, _ -> new OnceTiming(due));
    Backlog.awaitRead(lab.admin(), Topic.AGENTS, PATIENCE);
    if (Instant.now().isAfter(due.minusSeconds(1))) {
      throw new IllegalStateException("The scheduler read the definitions too slowly");
    }
    Result result = read(lab, schedules, due);
    population.complete(due);
    Backlog.awaitRead(lab.admin(), Topic.RUN_EVENTS, PATIENCE);
    return result;
  }

  private static Result read(Lab lab, int schedules, Instant due)
      throws ExecutionException, InterruptedException {
    try (KafkaConsumer<String, byte[]> requests = lab.committedReader()) {
      Map<TopicPartition, Long> ends = Backlog.ends(lab.admin(), Topic.RUN_REQUESTS);
      requests.assign(ends.keySet());
      ends.forEach(requests::seek);
      Set<String> seen = HashSet.newHashSet(schedules);
      int records = 0;
      Duration first = Duration.ZERO;
      Duration last = Duration.ZERO;
      Instant until = due.plus(PATIENCE);
      while (seen.size() < schedules) {
        ConsumerRecords<String, byte[]> polled = requests.poll(Duration.ofMillis(100));
        Instant visible = Instant.now();
        if (visible.isAfter(until)) {
          throw new IllegalStateException(
              "Expected %d requests, found %d".formatted(schedules, seen.size()));
        }
        if (polled.isEmpty()) {
          continue;
        }
        polled.forEach(request -> seen.add(request.key()));
        first = records == 0 ? Duration.between(due, visible) : first;
        last = Duration.between(due, visible);
        records += polled.count();
      }
      return new Result(first, last, records - seen.size());
    }
  }

  /**
   * What a reader of committed records saw.
   *
   * @param first from the due time to the first request
   * @param last to the last one
   * @param duplicates requests beyond one a schedule
   */
  public record Result(Duration first, Duration last, int duplicates) {}
}
