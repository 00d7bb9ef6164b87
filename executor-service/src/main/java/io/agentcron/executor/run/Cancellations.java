package io.agentcron.executor.run;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Every cancel that may still meet an order, for as long as the control topic keeps it. Safe for
 * use by many threads.
 */
public final class Cancellations {
  private static final Duration KEPT = Duration.ofDays(1);

  private final Map<String, Cancel> byRun = new LinkedHashMap<>();

  /** Remembers it, unless a later dispatch of the same run is cancelled already. */
  public synchronized void add(Cancel cancel, Instant now) {
    Cancel known = byRun.get(cancel.runId());
    if (known == null || known.dispatch() < cancel.dispatch()) {
      byRun.remove(cancel.runId());
      byRun.put(cancel.runId(), cancel);
    }
    forgetBefore(now.minus(KEPT));
  }

  public synchronized Optional<Cancel> of(Dispatch dispatch) {
    return Optional.ofNullable(byRun.get(dispatch.runId()))
        .filter(cancel -> cancel.covers(dispatch));
  }

  synchronized int size() {
    return byRun.size();
  }

  private void forgetBefore(Instant limit) {
    var oldest = byRun.values().iterator();
    while (oldest.hasNext() && oldest.next().requestedAt().isBefore(limit)) {
      oldest.remove();
    }
  }
}
