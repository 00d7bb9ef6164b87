package io.agentcron.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveEventsTest {
  private Journal journal;
  private Notifier notifier;

  @BeforeAll
  void start(@TempDir Path directory) throws InterruptedException {
    journal = Journal.start(directory);
    notifier = Notifier.start(journal, Map.of());
  }

  @AfterAll
  void stop() {
    notifier.close();
    journal.close();
  }

  @Test
  void tellsWhatHappensInOrderPerAgent() throws Exception {
    try (EventClient client = notifier.connect()) {
      List<String> ids = journal.writeFor("a", "a", "a", "a");

      assertThat(client.await(it -> it.events().size() >= 4).eventIds()).isEqualTo(ids);
    }
  }
}
