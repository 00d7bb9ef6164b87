package io.agentcron.executor.attempt;

import io.agentcron.executor.run.Allowance;
import io.agentcron.executor.run.Metrics;
import io.agentcron.executor.run.Transcript;
import io.agentcron.executor.run.WorkOrder;
import io.agentcron.executor.runtime.AgentObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What an agent's threads tell, for the attempt's own thread to send on: lines in batches, and how
 * much the agent has used.
 */
final class Observation implements AgentObserver {
  private static final Duration BETWEEN_BATCHES = Duration.ofMillis(250);
  private static final Duration NOTHING_TO_DO = Duration.ofHours(1);

  /** Those that people look at while a run goes on; the end has more. */
  private static final int TOOL_CALLS_IN_A_HEARTBEAT = 20;

  private final WorkOrder order;
  private final Workplace workplace;
  private final Alarm alarm;
  private final Transcript transcript;
  private volatile Metrics used = Metrics.NONE;
  private volatile boolean news;
  private volatile boolean muted;
  private volatile long heardAt;
  private final AtomicLong printed = new AtomicLong();

  /** When a waiting line was first seen; for the attempt's own thread. */
  private @Nullable Long waitingSince;

  Observation(WorkOrder order, Workplace workplace, Alarm alarm) {
    this.order = order;
    this.workplace = workplace;
    this.alarm = alarm;
    this.transcript = new Transcript(workplace.bounds());
    this.heardAt = workplace.nanos().getAsLong();
  }

  @Override
  public void line(Transcript.Stream stream, String text) {
    int waiting = transcript.add(workplace.clock().instant(), stream, text);
    if (waiting == 1 || waiting == workplace.bounds().batchLines()) {
      alarm.ring();
    }
  }

  @Override
  public void used(Metrics metrics) {
    used = metrics;
    if (!news) {
      news = true;
      alarm.ring();
    }
  }

  @Override
  public void printed(int bytes) {
    heardAt = workplace.nanos().getAsLong();
    long before = printed.getAndAdd(bytes);
    if (before <= workplace.maxPrintedBytes() && before + bytes > workplace.maxPrintedBytes()) {
      alarm.ring();
    }
  }

  /** From now on it can be silent. */
  void launched() {
    heardAt = workplace.nanos().getAsLong();
  }

  /** What the agent has used until now. */
  Allowance.Used used(Duration elapsed) {
    return new Allowance.Used(elapsed, workplace.since(heardAt), printed.get(), used);
  }

  /** What the executor itself has to say. */
  void note(String text) {
    line(Transcript.Stream.EXECUTOR, "[" + text + "]");
  }

  /** Whether the agent has used more since that was last taken. */
  boolean hasNews() {
    return news;
  }

  Metrics takeNews() {
    news = false;
    return used.recent(TOOL_CALLS_IN_A_HEARTBEAT);
  }

  /** Sends lines that have waited long enough or fill a batch; says when to ask again. */
  Duration flushWhereDue() {
    int waiting = transcript.waiting();
    if (waiting == 0) {
      waitingSince = null;
      return NOTHING_TO_DO;
    }
    long since = waitingSince == null ? workplace.nanos().getAsLong() : waitingSince;
    Duration left = BETWEEN_BATCHES.minus(workplace.since(since));
    if (waiting >= workplace.bounds().batchLines() || !left.isPositive()) {
      flush();
      waitingSince = null;
      return NOTHING_TO_DO;
    }
    waitingSince = since;
    return left;
  }

  /** Sends all lines. */
  void flush() {
    for (Optional<Transcript.Batch> next = transcript.take();
        next.isPresent();
        next = transcript.take()) {
      if (!muted) {
        workplace.transcripts().append(order, next.get());
      }
    }
  }

  /** Nothing more is told to anybody. */
  void mute() {
    muted = true;
  }
}
