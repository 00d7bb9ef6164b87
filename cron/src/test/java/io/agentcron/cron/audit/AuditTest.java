package io.agentcron.cron.audit;

import static io.agentcron.cron.audit.Histories.cronFrom;
import static io.agentcron.cron.audit.Histories.history;
import static io.agentcron.cron.audit.Histories.revision;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.cron.audit.Audit.Duplicate;
import io.agentcron.cron.audit.Audit.Fire;
import io.agentcron.cron.audit.JournalEntry.Finished;
import io.agentcron.cron.audit.JournalEntry.Fired;
import io.agentcron.cron.audit.JournalEntry.Queued;
import io.agentcron.cron.audit.JournalEntry.Skipped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class AuditTest {
  private static final ScheduleHistory HOURLY =
      history("s1", cronFrom("2026-01-05T09:00:00Z", "0 * * * *"));

  private static Instant at(String clock) {
    return Instant.parse("2026-01-05T" + clock + ":00Z");
  }

  /** From 09:00 to 12:00, so 09:00, 10:00 and 11:00 are expected. */
  private static Audit audit(ScheduleHistory history, String asOf, JournalEntry... entries) {
    return Audit.of(
        List.of(history),
        List.of(entries),
        new Audit.Range(at("09:00"), at("12:00"), at(asOf), Duration.ofMinutes(1)));
  }

  private static Fired fired(String clock, int attempt, int dispatch) {
    return new Fired("s1", at(clock), attempt, dispatch);
  }

  private static Fire fire(String clock) {
    return new Fire("s1", at(clock));
  }

  @Test
  void findsNothingWhereEachFireHasItsRow() {
    Audit audit =
        audit(
            HOURLY,
            "12:00",
            fired("09:00", 1, 1),
            new Skipped("s1", at("10:00"), "overlap"),
            new Queued("s1", at("11:00")));

    assertThat(audit)
        .isEqualTo(
            new Audit(
                3,
                1,
                1,
                new TreeMap<>(Map.of("overlap", 1L)),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
  }

  @Test
  void countsFurtherDispatchesAndAttemptsOnce() {
    Audit audit =
        audit(
            HOURLY,
            "12:00",
            fired("09:00", 1, 1),
            fired("09:00", 1, 2),
            fired("09:00", 2, 3),
            new Queued("s1", at("10:00")),
            fired("10:00", 1, 1),
            new Queued("s1", at("11:00")),
            new Skipped("s1", at("11:00"), "superseded"));

    assertThat(audit.fired()).isEqualTo(2);
    assertThat(audit.skipped()).containsExactly(Map.entry("superseded", 1L));
    assertThat(audit.duplicates()).isEmpty();
  }

  @Test
  void missesAFireThatLaterOnesHaveOvertaken() {
    Audit audit = audit(HOURLY, "11:00", fired("09:00", 1, 1), fired("11:00", 1, 1));

    assertThat(audit.missing()).containsExactly(fire("10:00"));
  }

  @Test
  void waitsForTheLastOnesAsLongAsTheyMayBeHeld() {
    assertThat(audit(HOURLY, "11:01", fired("09:00", 1, 1)).pending())
        .containsExactly(fire("10:00"), fire("11:00"));
    Audit later = audit(HOURLY, "11:02", fired("09:00", 1, 1));
    assertThat(later.missing()).containsExactly(fire("10:00"));
    assertThat(later.pending()).containsExactly(fire("11:00"));
  }

  @Test
  void findsWhatWasDecidedTwice() {
    Skipped skip = new Skipped("s1", at("10:00"), "late");
    Audit audit =
        audit(
            HOURLY,
            "12:00",
            fired("09:00", 1, 1),
            fired("09:00", 1, 1),
            fired("10:00", 1, 1),
            skip,
            new Skipped("s1", at("11:00"), "late"),
            new Skipped("s1", at("11:00"), "overlap"));

    assertThat(audit.duplicates())
        .containsExactly(
            new Duplicate("s1", at("09:00"), List.of(fired("09:00", 1, 1), fired("09:00", 1, 1))),
            new Duplicate("s1", at("10:00"), List.of(fired("10:00", 1, 1), skip)),
            new Duplicate(
                "s1",
                at("11:00"),
                List.of(
                    new Skipped("s1", at("11:00"), "late"),
                    new Skipped("s1", at("11:00"), "overlap"))));
    assertThat(audit.expected()).isEqualTo(3);
  }

  @Test
  void findsWhatNothingPromised() {
    Audit audit =
        audit(
            HOURLY,
            "12:00",
            fired("09:00", 1, 1),
            fired("09:30", 1, 1),
            fired("10:00", 1, 1),
            fired("11:00", 1, 1),
            fired("12:00", 1, 1),
            new Fired("s2", at("10:00"), 1, 1));

    assertThat(audit.unexpected()).containsExactly(fire("09:30"), new Fire("s2", at("10:00")));
    assertThat(audit.expected()).isEqualTo(3);
  }

  @Test
  void expectsNothingOfAScheduleThatIsFinished() {
    ScheduleHistory twice =
        history(
            "s1",
            revision("2026-01-05T09:00:00Z", "0 * * * *", Duration.ZERO, OptionalLong.of(2)),
            revision("2026-01-05T11:30:00Z", "*/15 * * * *", Duration.ZERO, OptionalLong.of(3)));

    Audit audit =
        audit(
            twice,
            "23:00",
            fired("09:00", 1, 1),
            fired("10:00", 1, 1),
            new Finished("s1", at("10:00"), 2));

    assertThat(audit.expected()).isEqualTo(4);
    assertThat(audit.missing()).containsExactly(fire("11:30"), fire("11:45"));
  }
}
