package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.FailureKind;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/**
 * Executors that start late, say things twice, give back, fall silent, and speak of dispatches that
 * nobody waits for any more; but announce before they launch, as all of them do.
 */
final class Executors {
  private static final FailureKind[] KINDS = FailureKind.values();

  private final Random random;
  private final List<Order> orders = new ArrayList<>();
  private final Set<Order> announced = new HashSet<>();

  Executors(Random random) {
    this.random = random;
  }

  /** A work order, with what it says about retries. */
  private record Order(
      String runId, int attempt, int dispatch, Instant startBy, Set<FailureKind> on) {
    boolean isOf(ActiveRun run) {
      return run.runId().equals(runId) && run.isDispatch(attempt, dispatch);
    }
  }

  void receive(ActiveRun run, Set<FailureKind> retryOn) {
    if (run.phase() instanceof Phase.Requested(var startBy, _)) {
      orders.add(new Order(run.runId(), run.attempt(), run.dispatch(), startBy, retryOn));
    }
  }

  /** What one of them says next of some order, fresh or stale. */
  Optional<Report> speak(Instant now) {
    if (orders.isEmpty()) {
      return Optional.empty();
    }
    Order order = orders.get(orders.size() - 1 - random.nextInt(Math.min(4, orders.size())));
    if (announced.add(order)) {
      return Optional.of(
          new Report.Started(order.runId(), order.attempt(), order.dispatch(), now, "executor"));
    }
    return Optional.of(
        switch (random.nextInt(8)) {
          case 0, 1, 2 ->
              new Report.Progressed(order.runId(), order.attempt(), order.dispatch(), now);
          case 3 ->
              new Report.GivenBack(
                  order.runId(),
                  order.attempt(),
                  order.dispatch(),
                  now,
                  random.nextBoolean() ? Report.Launched.YES : Report.Launched.NO,
                  OptionalLong.of(0));
          default ->
              new Report.Ended(
                  order.runId(), order.attempt(), order.dispatch(), now, end(order, now), cost());
        });
  }

  /** Whether it is about a dispatch that counts, and ends its run. */
  static boolean endsItsRun(Report report, Optional<ActiveRun> current) {
    return report instanceof Report.Ended ended
        && !(ended.end() instanceof End.Failure failure && !failure.endsRun())
        && current.filter(it -> it.isDispatch(report.attempt(), report.dispatch())).isPresent();
  }

  /** An executor announced this in time and was turned away all the same. */
  boolean isTurnedAway(Report report, Optional<ActiveRun> current) {
    return report instanceof Report.Started
        && orders.stream()
            .filter(order -> order.runId().equals(report.runId()))
            .filter(order -> order.dispatch() == report.dispatch())
            .anyMatch(order ->
                !report.at().isAfter(order.startBy()) && current.filter(order::isOf).isEmpty());
  }

  private End end(Order order, Instant now) {
    return switch (random.nextInt(4)) {
      case 0 -> Story.SUCCESS;
      case 1 -> new End.Withdrawn();
      default -> {
        FailureKind kind = KINDS[random.nextInt(KINDS.length)];
        Optional<Instant> reset =
            random.nextInt(3) == 0
                ? Optional.of(now.plusSeconds(random.nextInt(1_000)))
                : Optional.empty();
        yield new End.Failure(kind, reset, !order.on().contains(kind));
      }
    };
  }

  private OptionalLong cost() {
    return random.nextInt(3) == 0 ? OptionalLong.empty() : OptionalLong.of(random.nextInt(900_000));
  }
}
