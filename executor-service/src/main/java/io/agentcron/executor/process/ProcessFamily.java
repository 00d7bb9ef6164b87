package io.agentcron.executor.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program and whatever it has started: its descendants as far as they were met, and everybody who
 * carries the run's marker. A child that has made a session of its own, and whose parent is gone,
 * is found by the marker alone.
 */
final class ProcessFamily {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessFamily.class);
  private static final Duration FAREWELL = Duration.ofMillis(500);
  private static final int SWEEPS = 20;

  private final ProcessHandle head;
  private final Marker marker;
  private final MarkedProcesses marked;
  private final Set<ProcessHandle> met = new LinkedHashSet<>();

  ProcessFamily(ProcessHandle head, Marker marker, MarkedProcesses marked) {
    this.head = head;
    this.marker = marker;
    this.marked = marked;
  }

  /**
   * Remembers who belongs to it now: once a parent has died nobody knows whose children they were.
   */
  void meet() {
    met.add(head);
    head.descendants().forEach(met::add);
    met.addAll(marked.find(marker));
  }

  /** Those met who are alive. */
  List<ProcessHandle> members() {
    return met.stream().filter(Signals::isAlive).toList();
  }

  void kill() {
    Signals.kill(members());
  }

  /** Ends whoever outlived the program: a moment to say farewell, then until nobody is left. */
  void endLeftovers() throws InterruptedException {
    List<ProcessHandle> left = leftovers();
    if (left.isEmpty()) {
      return;
    }
    Signals.terminate(left);
    awaitGone(left, FAREWELL);
    left = leftovers();
    for (int sweep = 0; sweep < SWEEPS && !left.isEmpty(); sweep++) {
      Signals.kill(left);
      awaitGone(left, FAREWELL);
      left = leftovers();
    }
    if (!left.isEmpty()) {
      LOG.atError()
          .addKeyValue("pids", left.stream().map(ProcessHandle::pid).toList())
          .log("Processes of a run cannot be killed");
    }
  }

  private List<ProcessHandle> leftovers() {
    List<ProcessHandle> left = new ArrayList<>(members());
    marked.find(marker).stream()
        .filter(process -> !left.contains(process) && Signals.isAlive(process))
        .forEach(left::add);
    return left;
  }

  private static void awaitGone(Collection<ProcessHandle> processes, Duration patience)
      throws InterruptedException {
    long start = System.nanoTime();
    while (processes.stream().anyMatch(Signals::isAlive)
        && System.nanoTime() - start < patience.toNanos()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
