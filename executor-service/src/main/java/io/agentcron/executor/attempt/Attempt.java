package io.agentcron.executor.attempt;

import io.agentcron.executor.run.AgentEnd;
import io.agentcron.executor.run.Allowance;
import io.agentcron.executor.run.Announcement;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.Heartbeat;
import io.agentcron.executor.run.Launch;
import io.agentcron.executor.run.Outcome;
import io.agentcron.executor.run.Report;
import io.agentcron.executor.run.StopCause;
import io.agentcron.executor.run.WorkOrder;
import io.agentcron.executor.runtime.LiveAgent;
import io.agentcron.executor.runtime.Preparation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One accepted order: announces it, launches its agent, and supervises it until it has ended. */
final class Attempt {
  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

  private final WorkOrder order;
  private final Workplace workplace;
  private final Alarm alarm = new Alarm();
  private final Observation observation;

  /** Guarded by this: whoever stops an attempt meets it before or after its launch, not between. */
  private @Nullable LiveAgent agent;

  private @Nullable StopCause stop;

  Attempt(WorkOrder order, Workplace workplace) {
    this.order = order;
    this.workplace = workplace;
    this.observation = new Observation(order, workplace, alarm);
  }

  /** Returns when nothing of it runs any more and its end is reported, or cannot be. */
  void run() {
    boolean finished = false;
    try {
      carry();
      finished = true;
    } catch (InterruptedException | RuntimeException e) {
      LOG.atError()
          .setCause(e)
          .addKeyValue("runId", order.dispatch().runId())
          .log("Lost an attempt");
    } finally {
      if (!finished) {
        // Nothing runs on unwatched, and the lease gives the run an end.
        observation.mute();
        stop(new StopCause.Fenced());
      }
    }
  }

  private void carry() throws InterruptedException {
    Preparation preparation = workplace.preparation().apply(order);
    if (isWithdrawn()) {
      return; // Cancelled before anybody heard of it: the scheduler has said so already.
    }
    long announcedAt = workplace.nanos().getAsLong();
    Announcement announcement = announce();
    Pulse pulse = new Pulse(order, workplace, announcedAt, alarm::ring);
    Optional<Report.Final> report =
        switch (launch(preparation, announcement, announcedAt)) {
          case Launched.Alive(LiveAgent live) -> supervise(live, pulse);
          case Launched.Not(Report.Final refusal) -> Optional.of(refusal);
        };
    if (report.isPresent()) {
      observation.flush();
      pulse.end(report.get());
    }
  }

  /**
   * Ends it wherever it is; returns at once. A fence is final, otherwise the first cause counts.
   */
  synchronized void stop(StopCause cause) {
    boolean fenced = cause instanceof StopCause.Fenced;
    if (stop == null || (fenced && !(stop instanceof StopCause.Fenced))) {
      stop = cause;
      if (agent != null) {
        observation.note(reason(cause));
        agent.stop(fenced ? workplace.lease().fencedGrace() : workplace.patience());
      }
    }
  }

  private synchronized boolean isWithdrawn() {
    return stop instanceof StopCause.Cancelled;
  }

  private synchronized Optional<StopCause> stopped() {
    return Optional.ofNullable(stop);
  }

  private Announcement announce() throws InterruptedException {
    Duration window = workplace.lease().launchWindow();
    try {
      Instant now = workplace.clock().instant();
      Instant appended =
          workplace
              .journal()
              .append(order, UUID.randomUUID(), now, new Report.Started())
              .get(window.toNanos(), TimeUnit.NANOSECONDS);
      return new Announcement.Appended(appended);
    } catch (TimeoutException e) {
      return new Announcement.Unknown("no answer within " + window.toMillis() + " ms");
    } catch (ExecutionException e) {
      return new Announcement.Unknown(String.valueOf(e.getCause()));
    }
  }

  private sealed interface Launched {
    record Alive(LiveAgent agent) implements Launched {}

    record Not(Report.Final refusal) implements Launched {}
  }

  private synchronized Launched launch(
      Preparation preparation, Announcement announcement, long announcedAt) {
    Launch decision =
        Launch.decide(
            order, announcement, workplace.since(announcedAt), workplace.lease(), stopped());
    return switch (decision) {
      case Launch.Refused(Report.Final refusal) -> new Launched.Not(refusal);
      case Launch.Go() ->
          switch (preparation) {
            case Preparation.Refused(var failure) -> {
              // Announced all the same: what fails for good is an attempt, and ends the run.
              observation.note(failure.message());
              yield new Launched.Not(new Report.Failed(failure, Outcome.NOTHING_LAUNCHED));
            }
            case Preparation.Ready(Preparation.Launcher launcher) -> {
              observation.launched();
              LiveAgent live = launcher.launch(observation);
              agent = live;
              yield new Launched.Alive(live);
            }
          };
    };
  }

  private Optional<Report.Final> supervise(LiveAgent live, Pulse pulse)
      throws InterruptedException {
    long launchedAt = workplace.nanos().getAsLong();
    var _ = live.end().whenComplete((_, _) -> alarm.ring());
    while (!live.end().isDone()) {
      alarm.await(
          Collections.min(
              List.of(keepToLimits(launchedAt), keepAlive(pulse), observation.flushWhereDue())));
    }
    return Report.of(end(live), stopped(), workplace.since(launchedAt));
  }

  /** Ends it where it has used more than it may, and says how long it can go on like this. */
  private Duration keepToLimits(long launchedAt) {
    if (stopped().isPresent()) {
      return workplace.lease().beatAtLeast();
    }
    Allowance allowance = new Allowance(order.limits(), workplace.maxPrintedBytes());
    Allowance.Used used = observation.used(workplace.since(launchedAt));
    Optional<Failure> exceeded = allowance.exceededBy(used);
    exceeded.ifPresent(failure -> stop(new StopCause.OverLimit(failure)));
    return exceeded.isPresent() ? workplace.lease().beatAtLeast() : allowance.patienceWith(used);
  }

  /** Does what the heartbeat wants, and says how long nothing more is to be done for it. */
  private Duration keepAlive(Pulse pulse) {
    if (stopped().orElse(null) instanceof StopCause.Fenced) {
      return workplace.lease().beatAtLeast();
    }
    return switch (pulse.next(observation.hasNews())) {
      case Heartbeat.Step.Wait(Duration wait) -> wait;
      case Heartbeat.Step.Beat() -> {
        pulse.beat(new Report.Progressed(observation.takeNews()));
        yield workplace.lease().beatAtMost();
      }
      case Heartbeat.Step.Fence() -> {
        LOG.atError()
            .addKeyValue("runId", order.dispatch().runId())
            .addKeyValue("attempt", order.dispatch().attempt())
            .log("No heartbeat got through: ending the run");
        observation.mute();
        stop(new StopCause.Fenced());
        yield workplace.lease().beatAtLeast();
      }
    };
  }

  private static String reason(StopCause cause) {
    return switch (cause) {
      case StopCause.Cancelled(String by) -> "cancelled by " + by;
      case StopCause.OverLimit(Failure failure) -> failure.message();
      case StopCause.Shutdown() -> "the executor is shutting down";
      case StopCause.Fenced() -> "the executor is cut off";
    };
  }

  private static AgentEnd end(LiveAgent live) throws InterruptedException {
    try {
      return live.end().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The agent's end is unknown", e.getCause());
    }
  }
}
