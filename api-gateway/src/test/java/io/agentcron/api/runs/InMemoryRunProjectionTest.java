package io.agentcron.api.runs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class InMemoryRunProjectionTest extends RunProjectionContract {
  private final InMemoryRunProjection projection = new InMemoryRunProjection();

  @Override
  protected RunProjection projection() {
    return projection;
  }

  @Override
  protected Map<UUID, Pause> pauses() {
    return projection.pauses();
  }

  @Override
  protected Optional<Run> kept(UUID runId) {
    return projection.run(runId);
  }

  @Override
  protected List<TranscriptLine> keptTranscript(UUID runId) {
    return projection.transcript(runId);
  }
}
