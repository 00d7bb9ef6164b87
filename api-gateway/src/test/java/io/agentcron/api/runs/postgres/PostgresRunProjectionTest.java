package io.agentcron.api.runs.postgres;

import io.agentcron.api.runs.Pause;
import io.agentcron.api.runs.Run;
import io.agentcron.api.runs.RunDetail;
import io.agentcron.api.runs.RunProjection;
import io.agentcron.api.runs.RunProjectionContract;
import io.agentcron.api.runs.TranscriptLine;
import io.agentcron.api.runs.TranscriptPlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresRunProjectionTest extends RunProjectionContract {
  private final TestDatabase database = new TestDatabase();

  @BeforeEach
  void clear() {
    database.clear();
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Override
  protected RunProjection projection() {
    return database.projection();
  }

  @Override
  protected Map<UUID, Pause> pauses() {
    return database.history().pauses(List.of(new UUID(2, 1)));
  }

  @Override
  protected Optional<Run> kept(UUID runId) {
    return database.history().find("ann", runId).map(RunDetail::run);
  }

  @Override
  protected List<TranscriptLine> keptTranscript(UUID runId) {
    return database.history().transcript(runId, TranscriptPlace.START, 100).lines();
  }
}
