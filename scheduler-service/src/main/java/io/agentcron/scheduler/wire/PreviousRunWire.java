package io.agentcron.scheduler.wire;

import io.agentcron.scheduler.run.PreviousRun;
import java.util.Optional;

/** A previous run, both ways: it is kept as it is sent on. */
final class PreviousRunWire {
  /** Far below what a work order may be, besides the prompt. */
  private static final int LONGEST = 64 << 10;

  private PreviousRunWire() {}

  static io.agentcron.contract.PreviousRun record(PreviousRun run) {
    return new io.agentcron.contract.PreviousRun(
        run.runId(),
        run.sessionId().orElse(null),
        run.output().map(PreviousRunWire::end).orElse(null));
  }

  static PreviousRun run(io.agentcron.contract.PreviousRun record) {
    return new PreviousRun(
        record.getRunId(),
        Optional.ofNullable(record.getSessionId()),
        Optional.ofNullable(record.getOutput()));
  }

  private static String end(String output) {
    return output.substring(Math.max(0, output.length() - LONGEST));
  }
}
