package io.agentcron.scheduler.wire;

import io.agentcron.scheduler.run.PreviousRun;
import java.util.Optional;

/** A previous run, both ways: it is kept as it is sent on. */
final class PreviousRunWire {
  private PreviousRunWire() {}

  static io.agentcron.contract.PreviousRun record(PreviousRun run) {
    return new io.agentcron.contract.PreviousRun(
        run.runId(), run.sessionId().orElse(null), run.output().orElse(null));
  }

  static PreviousRun run(io.agentcron.contract.PreviousRun record) {
    return new PreviousRun(
        record.getRunId(),
        Optional.ofNullable(record.getSessionId()),
        Optional.ofNullable(record.getOutput()));
  }
}
