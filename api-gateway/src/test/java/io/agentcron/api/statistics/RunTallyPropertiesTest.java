package io.agentcron.api.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.runs.FailureKind;
import io.agentcron.api.runs.JournalEvent;
import io.agentcron.api.runs.Journals;
import io.agentcron.api.runs.Run;
import io.agentcron.api.runs.RunSummary;
import io.agentcron.api.runs.Story;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RunTallyPropertiesTest {
  @Property
  void aRunIsCountedOnceAndAtItsWholeCost(@ForAll("journals") List<JournalEvent> journal) {
    Run run = Story.fold(journal);

    Folded counted = Folded.of(journal);

    assertThat(counted.sum().counts().total()).isEqualTo(run.status().isFinal() ? 1 : 0);
    long cost = Objects.requireNonNullElse(run.usage().costMicroUsd(), 0L);
    assertThat(counted.sum().counts().costMicroUsd()).isEqualTo(run.status().isFinal() ? cost : 0);
  }

  @Property
  void statisticsAndHistoryAgree(@ForAll("journals") List<JournalEvent> journal) {
    Run run = Story.fold(journal);

    RunTally tally = Folded.of(journal).tally();

    assertThat(tally.lifecycle()).isEqualTo(run.lifecycle());
    assertThat(tally.completedAt()).isEqualTo(run.ending() == null ? null : run.ending().at());
  }

  @Property
  void hearingItAllAgainAddsNothing(@ForAll("journals") List<JournalEvent> journal) {
    RunTally tally = Folded.of(journal).tally();

    for (JournalEvent event : journal) {
      assertThat(tally.after(event)).isEqualTo(new RunTally.Step(tally, Optional.empty()));
    }
  }

  /** The scheduler ends the run, but the executor has measured the attempt. */
  @Example
  void theDurationIsTheLastAttempts() {
    Story story = new Story();
    JournalEvent returned = story.returned(1, FailureKind.ERROR, 5);
    JournalEvent retry = story.retryScheduled(2, 1, Story.START.plusSeconds(60));

    assertDuration(List.of(returned, story.givenUp(1, 1, FailureKind.ERROR)), 1);
    assertDuration(List.of(returned, retry, story.cancelledUnstarted()), 1);
    assertDuration(List.of(returned, retry, story.givenUp(2, 2, FailureKind.EXECUTOR_LOST)), 0);
    assertDuration(List.of(returned, story.dispatched(2), story.expired(2)), 0);
  }

  private static void assertDuration(List<JournalEvent> journal, long counted) {
    assertThat(Folded.of(journal).sum().durations().count()).isEqualTo(counted);
    assertThat(RunSummary.of(Story.fold(journal)).duration() == null).isEqualTo(counted == 0);
  }

  @Provide
  Arbitrary<List<JournalEvent>> journals() {
    return Journals.ofRun(Story.origin(new UUID(1, 1), new UUID(2, 1)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private record Folded(RunTally tally, Bucket sum) {
    static Folded of(List<JournalEvent> journal) {
      Folded folded = new Folded(RunTally.UNHEARD, Bucket.EMPTY);
      for (JournalEvent event : journal) {
        RunTally.Step step = folded.tally.after(event);
        folded = new Folded(step.tally(), folded.sum.plus(step.addition().orElse(Bucket.EMPTY)));
      }
      return folded;
    }
  }
}
