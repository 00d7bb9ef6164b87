package io.agentcron.scheduler.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * When each agent next has something due, sorted; derived from the stores and rebuilt with them,
 * never a second source of truth. One entry an agent.
 */
final class Timers {
  private final Map<String, Timer> byAgent = new HashMap<>();
  private final TreeSet<Timer> byTime =
      new TreeSet<>(Comparator.comparing(Timer::at).thenComparing(Timer::agentId));

  void set(String agentId, Optional<Instant> at) {
    Timer before = byAgent.remove(agentId);
    if (before != null) {
      byTime.remove(before);
    }
    if (at.isPresent()) {
      Timer timer = new Timer(at.get(), agentId);
      byAgent.put(agentId, timer);
      byTime.add(timer);
    }
  }

  /** The agents that have something due, the longest waiting first; they stay until set anew. */
  List<String> due(Instant now, int most) {
    List<String> due = new ArrayList<>();
    for (Timer timer : byTime) {
      if (timer.at().isAfter(now) || due.size() == most) {
        break;
      }
      due.add(timer.agentId());
    }
    return due;
  }

  private record Timer(Instant at, String agentId) {}
}
