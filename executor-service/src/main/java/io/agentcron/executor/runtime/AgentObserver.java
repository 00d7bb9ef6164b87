package io.agentcron.executor.runtime;

import io.agentcron.executor.run.Metrics;
import io.agentcron.executor.run.Transcript;

/** Hears of a running agent; called by any thread. */
public interface AgentObserver {

  /** A line for the transcript. */
  void line(Transcript.Stream stream, String text);

  /** It has printed so many bytes more: the sign that it has not stalled. */
  void printed(int bytes);

  /** What it has used until now. */
  void used(Metrics metrics);
}
