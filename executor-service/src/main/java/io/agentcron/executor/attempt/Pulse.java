package io.agentcron.executor.attempt;

import io.agentcron.executor.run.Heartbeat;
import io.agentcron.executor.run.Report;
import io.agentcron.executor.run.WorkOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An attempt's side of the lease: sends what {@link Heartbeat} decides, and keeps its state. */
final class Pulse {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

  private final WorkOrder order;
  private final Workplace workplace;
  private final Runnable onAnswer;
  private Heartbeat heartbeat;
  private @Nullable CompletableFuture<Instant> underWay;

  /**
   * From the announcement on.
   *
   * @param announcedAt when it was sent, in monotonic nanoseconds
   * @param onAnswer called by another thread when the journal has answered
   */
  Pulse(WorkOrder order, Workplace workplace, long announcedAt, Runnable onAnswer) {
    this.order = order;
    this.workplace = workplace;
    this.onAnswer = onAnswer;
    this.heartbeat = Heartbeat.announced(workplace.lease(), announcedAt);
  }

  /** What is to be done now; also hears the journal's answers. */
  Heartbeat.Step next(boolean changed) {
    if (underWay != null && underWay.isDone()) {
      heartbeat = underWay.isCompletedExceptionally() ? heartbeat.lost() : heartbeat.heard();
      underWay = null;
    }
    return heartbeat.next(changed, now());
  }

  void beat(Report.Progressed progress) {
    heartbeat = heartbeat.sent(now());
    underWay = append(UUID.randomUUID(), progress);
    var _ = underWay.whenComplete((_, _) -> onAnswer.run());
  }

  /**
   * Reports the end, again and again until it is in the journal or the fence falls: after that the
   * scheduler may already have given the attempt up.
   */
  void end(Report.Final report) throws InterruptedException {
    UUID eventId = UUID.randomUUID();
    while (heartbeat.untilFence(now()).isPositive()) {
      try {
        append(eventId, report).get(heartbeat.untilFence(now()).toNanos(), TimeUnit.NANOSECONDS);
        return;
      } catch (ExecutionException e) {
        LOG.atWarn()
            .setCause(e.getCause())
            .addKeyValue("runId", order.dispatch().runId())
            .log("The end of a run is not in the journal yet");
        TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
      } catch (TimeoutException e) {
        break;
      }
    }
    LOG.atError()
        .addKeyValue("runId", order.dispatch().runId())
        .addKeyValue("attempt", order.dispatch().attempt())
        .log("The end of a run did not get into the journal; its lease will run out");
  }

  private CompletableFuture<Instant> append(UUID eventId, Report report) {
    return workplace.journal().append(order, eventId, workplace.clock().instant(), report);
  }

  private long now() {
    return workplace.nanos().getAsLong();
  }
}
