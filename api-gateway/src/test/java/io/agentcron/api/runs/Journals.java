package io.agentcron.api.runs;

import io.agentcron.api.runs.JournalEvent.Source;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random events, also for the tests of the statistics. */
public final class Journals {
  private Journals() {}

  public static Arbitrary<JournalEvent> ofRun(Origin origin) {
    return Combinators.combine(
            Arbitraries.of(Source.SCHEDULER, Source.EXECUTOR),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(-5, 90),
            facts())
        .as((source, attempt, dispatch, minutes, fact) ->
            new JournalEvent(
                origin, source, attempt, dispatch, Story.START.plusSeconds(60L * minutes), fact));
  }

  private static Arbitrary<RunFact> facts() {
    Arbitrary<Usage> usage = usages();
    Arbitrary<RunFact.Outcome> outcome =
        usage.map(used -> new RunFact.Outcome(Duration.ofMillis(1_500), 0, "all is well", used));
    return Arbitraries.oneOf(
        Arbitraries.just(new RunFact.Queued(2)),
        Arbitraries.integers()
            .between(0, 9)
            .map(minutes -> new RunFact.RetryScheduled(Story.START.plusSeconds(60L * minutes))),
        Arbitraries.just(new RunFact.Dispatched()),
        Arbitraries.of("a", "b").map(RunFact.Started::new),
        usage.map(used -> new RunFact.Progressed("a", used)),
        outcome.map(left -> new RunFact.Returned(FailureKind.NOT_LAUNCHED, "no", left)),
        outcome.map(RunFact.Completed::new),
        outcome.map(left -> new RunFact.Failed(FailureKind.TIMED_OUT, "slow", left)),
        outcome.map(left -> new RunFact.Cancelled("ann", left)),
        Arbitraries.just(new RunFact.Skipped("overlap", "busy")),
        Arbitraries.just(new RunFact.Expired("nobody")));
  }

  private static Arbitrary<Usage> usages() {
    Arbitrary<Long> number = Arbitraries.longs().between(0, 50).injectNull(0.2);
    return Combinators.combine(number, number, number)
        .as((cost, tokens, context) ->
            new Usage(cost, tokens, null, null, null, null, context, null, null, List.of()));
  }
}
