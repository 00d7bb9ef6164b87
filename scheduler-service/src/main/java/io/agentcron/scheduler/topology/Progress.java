package io.agentcron.scheduler.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Whether the tasks get anywhere. A task that is thrown out of every transaction it begins looks
 * busy and running; what it never does is come to a second look at the clock, since that comes
 * after a commit.
 */
public final class Progress {
  private final InstantSource clock;
  private final Duration limit;
  private final Map<TaskId, Instant> committed = new ConcurrentHashMap<>();

  /**
   * @param limit how long a task may go without a commit
   */
  public Progress(InstantSource clock, Duration limit) {
    this.clock = clock;
    this.limit = limit;
  }

  void assigned(TaskId task) {
    committed.put(task, Instant.EPOCH);
  }

  void committed(TaskId task) {
    committed.put(task, clock.instant());
  }

  void closed(TaskId task) {
    committed.remove(task);
  }

  /** The tasks that do not fire: their backlog is not read, or their commits fail. */
  public List<String> standing() {
    Instant since = clock.instant().minus(limit);
    return committed.entrySet().stream()
        .filter(entry -> entry.getValue().isBefore(since))
        .map(entry -> entry.getKey().toString())
        .sorted()
        .toList();
  }
}
