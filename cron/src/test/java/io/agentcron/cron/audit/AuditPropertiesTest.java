package io.agentcron.cron.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.cron.audit.Audit.Duplicate;
import io.agentcron.cron.audit.Audit.Fire;
import io.agentcron.cron.audit.JournalEntry.Fired;
import io.agentcron.cron.audit.JournalEntry.Queued;
import io.agentcron.cron.audit.JournalEntry.Skipped;
import io.agentcron.cron.audit.ScheduleHistory.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A journal without fault, faults planted into it, and an audit that finds just those. */
final class AuditPropertiesTest {
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final Instant END = START.plus(Duration.ofHours(5));

  @Property
  void findsExactlyTheFaultsThatWerePlanted(@ForAll long seed) {
    World world = new World(new Random(seed));

    Audit audit =
        Audit.of(
            world.histories,
            world.journal,
            new Audit.Range(START, END, END.plus(Duration.ofDays(1)), Duration.ofMinutes(1)));

    assertThat(audit.expected()).isEqualTo(world.expected);
    assertThat(new HashSet<>(audit.missing())).isEqualTo(world.missing);
    assertThat(audit.duplicates())
        .extracting(AuditPropertiesTest::fire)
        .containsExactlyInAnyOrderElementsOf(world.twice);
    assertThat(new HashSet<>(audit.unexpected())).isEqualTo(world.unexpected);
    assertThat(audit.pending()).isEmpty();
    assertThat(
            audit.fired()
                + audit.queued()
                + audit.skipped().values().stream().mapToLong(Long::longValue).sum()
                + audit.missing().size())
        .isEqualTo(audit.expected());
  }

  private static Fire fire(Duplicate duplicate) {
    return new Fire(duplicate.scheduleId(), duplicate.nominalTime());
  }

  private static final class World {
    final List<ScheduleHistory> histories = new ArrayList<>();
    final List<JournalEntry> journal = new ArrayList<>();
    final Set<Fire> missing = new HashSet<>();
    final Set<Fire> twice = new HashSet<>();
    final Set<Fire> unexpected = new HashSet<>();
    int expected;

    private final Random random;

    World(Random random) {
      this.random = random;
      for (int i = 0; i < 3; i++) {
        schedule("s" + i);
      }
      Collections.shuffle(journal, random);
    }

    /** Minutes that are multiples of a number, another one after each edit; none if it is 0. */
    private void schedule(String scheduleId) {
      List<Revision> revisions = new ArrayList<>();
      Instant from = START.minusSeconds(random.nextInt(7200));
      while (from.isBefore(END)) {
        Instant until = from.plusSeconds(1 + random.nextInt(7200));
        int minutes = random.nextInt(20);
        revisions.add(
            minutes == 0
                ? Histories.off(from.toString())
                : Histories.cronFrom(from.toString(), "*/" + minutes + " * * * *"));
        for (Instant time = START; time.isBefore(END); time = time.plusSeconds(60)) {
          boolean owned = !time.isBefore(from) && time.isBefore(until);
          if (owned && minutes > 0 && time.getEpochSecond() / 60 % 60 % minutes == 0) {
            expected++;
            write(new Fire(scheduleId, time));
          } else if (owned && random.nextInt(200) == 0) {
            unexpected.add(new Fire(scheduleId, time));
            journal.add(new Fired(scheduleId, time, 1, 1));
          }
        }
        from = until;
      }
      histories.add(new ScheduleHistory(scheduleId, revisions, Duration.ofHours(1)));
    }

    private void write(Fire fire) {
      Fired fired = new Fired(fire.scheduleId(), fire.nominalTime(), 1, 1);
      Queued queued = new Queued(fire.scheduleId(), fire.nominalTime());
      Skipped skipped = new Skipped(fire.scheduleId(), fire.nominalTime(), "overlap");
      switch (random.nextInt(40)) {
        case 0 -> missing.add(fire);
        case 1 -> twice(fire, List.of(fired, fired));
        case 2 -> twice(fire, List.of(skipped, fired));
        case 3 -> twice(fire, List.of(queued, queued, fired));
        case 4, 5, 6 -> journal.add(skipped);
        case 7, 8 -> journal.addAll(List.of(queued, fired));
        case 9, 10 -> journal.addAll(List.of(queued, skipped));
        case 11 -> journal.add(queued);
        case 12, 13 ->
            journal.addAll(List.of(fired, new Fired(fire.scheduleId(), fire.nominalTime(), 1, 2)));
        case 14, 15 ->
            journal.addAll(List.of(fired, new Fired(fire.scheduleId(), fire.nominalTime(), 2, 2)));
        default -> journal.add(fired);
      }
    }

    private void twice(Fire fire, List<JournalEntry> entries) {
      twice.add(fire);
      journal.addAll(entries);
    }
  }
}
