package io.agentcron.executor.attempt;

import io.agentcron.executor.run.Transcript;
import io.agentcron.executor.run.WorkOrder;

/** Takes the lines of transcripts; those of one order in the order of the calls. */
public interface TranscriptSink {
  void append(WorkOrder order, Transcript.Batch batch);
}
