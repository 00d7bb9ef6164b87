package io.agentcron.api.runs;

import static io.agentcron.api.runs.Story.fold;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RunPropertiesTest {
  @Property
  void hearingAnyBeginningAgainChangesNothing(
      @ForAll("journals") List<JournalEvent> journal, @ForAll double share) {
    Run run = fold(journal);
    int heardAgain = (int) Math.round(Math.abs(share % 1) * journal.size());

    assertThat(fold(run, journal.subList(0, heardAgain))).isEqualTo(run);
  }

  @Property
  void hearingEachEventTwiceChangesNothing(@ForAll("journals") List<JournalEvent> journal) {
    List<JournalEvent> twice = journal.stream().flatMap(e -> List.of(e, e).stream()).toList();

    assertThat(fold(twice)).isEqualTo(fold(journal));
  }

  @Property
  void aFinalStatusNeverChanges(
      @ForAll("journals") List<JournalEvent> before, @ForAll("journals") List<JournalEvent> after) {
    Run run = fold(before);

    Run later = fold(run, after);

    if (run.status().isFinal()) {
      assertThat(later.lifecycle()).isEqualTo(run.lifecycle());
      assertThat(later.ending()).isEqualTo(run.ending());
    }
    assertThat(later.ending() != null).isEqualTo(later.status().isFinal());
  }

  @Property
  void theCostIsTheGreatestReportOfEachDispatch(@ForAll("journals") List<JournalEvent> journal) {
    long expected =
        journal.stream()
            .map(JournalEvent::dispatch)
            .distinct()
            .filter(d -> d > 0)
            .mapToLong(d ->
                journal.stream()
                    .filter(event -> event.dispatch() == d)
                    .map(
                        event -> event.fact().reportedUsage().map(Usage::costMicroUsd).orElse(null))
                    .filter(Objects::nonNull)
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0))
            .sum();

    assertThat(Objects.requireNonNullElse(fold(journal).usage().costMicroUsd(), 0L))
        .isEqualTo(expected);
  }

  /** Any events in any order, as no scheduler and no executor would write them. */
  @Provide
  Arbitrary<List<JournalEvent>> journals() {
    return Journals.ofRun(new Story().dispatched(1).origin()).list().ofMinSize(1).ofMaxSize(12);
  }
}
