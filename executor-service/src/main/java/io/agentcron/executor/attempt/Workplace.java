package io.agentcron.executor.attempt;

import io.agentcron.executor.run.Lease;
import io.agentcron.executor.run.Transcript;
import io.agentcron.executor.run.WorkOrder;
import io.agentcron.executor.runtime.Preparation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What every attempt on this executor works with.
 *
 * @param maxPrintedBytes of all that an agent prints, kept or not
 * @param patience of each step of ending an agent, where there is no hurry
 * @param clock for what people read
 * @param nanos a monotonic clock, for everything that is decided by elapsed time
 */
public record Workplace(
    Journal journal,
    TranscriptSink transcripts,
    Function<WorkOrder, Preparation> preparation,
    Lease lease,
    Transcript.Bounds bounds,
    long maxPrintedBytes,
    Duration patience,
    InstantSource clock,
    LongSupplier nanos) {

  Duration since(long start) {
    return Duration.ofNanos(nanos.getAsLong() - start);
  }
}
