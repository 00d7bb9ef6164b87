package io.agentcron.api.audit;

import io.agentcron.cron.audit.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What the scheduler wrote. */
public interface Journal {
  /**
   * What was written of these schedules since an instant, as often as it was written.
   *
   * @throws JournalAwayException if it cannot be read to its end now
   */
  List<JournalEntry> since(Instant from, Set<String> scheduleIds);

  /** Kafka or the registry does not answer in time. */
  final class JournalAwayException extends RuntimeException {
    public JournalAwayException(String message) {
      super(message);
    }
  }
}
