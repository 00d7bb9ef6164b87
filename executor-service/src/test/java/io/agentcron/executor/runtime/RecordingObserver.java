package io.agentcron.executor.runtime;

import io.agentcron.executor.run.Metrics;
import io.agentcron.executor.run.Transcript;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a runtime tells. */
public final class RecordingObserver implements AgentObserver {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<Metrics> metrics = new CopyOnWriteArrayList<>();

  @Override
  public void line(Transcript.Stream stream, String text) {
    lines.add(stream + " " + text);
  }

  @Override
  public void printed(int bytes) {}

  @Override
  public void used(Metrics used) {
    metrics.add(used);
  }

  public List<String> lines() {
    return lines;
  }

  public List<Metrics> metrics() {
    return metrics;
  }
}
