package io.agentcron.api.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.input.Reading;
import io.agentcron.cron.DstPolicy;
import io.agentcron.cron.rule.RuleText;
import io.agentcron.cron.rule.RuleText.Excluded;
import io.agentcron.cron.rule.RuleText.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class DocumentPropertiesTest {
  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll("specs") AgentSpec spec) {
    Reading<AgentDraft> reading = AgentDocument.read(AgentDocument.of(spec));

    assertThat(reading.violations()).isEmpty();
    assertThat(reading.value().orElseThrow().spec()).isEqualTo(spec);
  }

  @Property(tries = 300)
  void whatIsWrittenOfAScheduleIsReadBack(@ForAll("schedules") ScheduleSpec spec) {
    Reading<ScheduleSpec> reading = ScheduleDocument.read(ScheduleDocument.of(spec));

    assertThat(reading.violations()).isEmpty();
    assertThat(reading.value()).contains(spec);
  }

  @Provide
  Arbitrary<AgentSpec> specs() {
    return Combinators.combine(
            texts(), Arbitraries.of(true, false), runtimes(), limitsAndPolicies(), environments())
        .as((text, enabled, runtime, rules, labels) ->
            new AgentSpec(
                "a " + text + ".",
                text,
                enabled,
                text + "!",
                runtime,
                rules.get1(),
                rules.get2(),
                labels));
  }

  @Provide
  Arbitrary<ScheduleSpec> schedules() {
    Arbitrary<Map<String, Object>> inputs =
        texts().map(it -> Map.of("text", it, "list", List.of(1, true, Map.of("deep", it))));
    Arbitrary<CatchUp> catchUps =
        Combinators.combine(Arbitraries.of(CatchUp.Policy.values()), durations()).as(CatchUp::new);
    return Combinators.combine(
            texts(),
            rules(),
            Arbitraries.longs().between(1, 1_000_000_000).optional(),
            Arbitraries.of(true, false),
            texts().optional(),
            inputs,
            catchUps,
            overlaps().optional())
        .as((name, rule, fires, enabled, prompt, values, catchUp, overlap) ->
            new ScheduleSpec(
                "s" + name + ".", rule, fires, enabled, prompt, values, catchUp, overlap));
  }

  private static Arbitrary<RuleText> rules() {
    Arbitrary<Timing> crons =
        Combinators.combine(
                Arbitraries.of("* * * * *", "0 9 * * MON-FRI", "@daily", "*/10 * * * * *"),
                Arbitraries.of(DstPolicy.Gap.values()).optional(),
                Arbitraries.of(DstPolicy.Overlap.values()).optional())
            .as(Timing.Cron::new);
    Arbitrary<Timing> others =
        Arbitraries.oneOf(
            instants().map(Timing.At::new),
            Combinators.combine(durations(), instants())
                .as((interval, anchor) -> new Timing.Every(interval.plusSeconds(1), anchor)));
    Arbitrary<Excluded> exclusions =
        Arbitraries.of(
            new Excluded.Dates("2030-12-25", "2030-12-25"),
            new Excluded.Dates("2030-12-24", "2031-01-01"),
            new Excluded.Cron("* 0-7 * * *"));
    return Combinators.combine(
            Arbitraries.oneOf(crons, others),
            Arbitraries.of("UTC", "Europe/Berlin", "Asia/Kathmandu"),
            instants().optional(),
            durations().optional(),
            durations(),
            exclusions.list().ofMaxSize(3))
        .as((timing, zone, startAt, length, jitter, excluded) ->
            new RuleText(
                timing,
                zone,
                startAt,
                length.map(it -> startAt.orElse(Samples.NOON).plus(it).plusSeconds(1)),
                jitter,
                excluded));
  }

  private static Arbitrary<Tuple.Tuple2<Limits, Policies>> limitsAndPolicies() {
    Arbitrary<Retry> retries =
        Combinators.combine(
                Arbitraries.integers().between(1, 100),
                durations(),
                durations(),
                Arbitraries.of(1.0, 1.5, 2.0, 100.0),
                Arbitraries.of(Retry.POSSIBLE).list().uniqueElements())
            .as((attempts, delay, more, multiplier, on) ->
                new Retry(attempts, delay, multiplier, delay.plus(more), on));
    Arbitrary<Breaker> breakers =
        Combinators.combine(
                Arbitraries.integers().between(1, 100),
                durations().map(it -> it.plusSeconds(1)).optional())
            .as(Breaker::new);
    Arbitrary<Gate> gates =
        Arbitraries.integers().between(1, 255).map(code -> new Gate(List.of("git", "diff"), code));
    Arbitrary<Tuple.Tuple2<Session, Optional<Gate>>> sessions =
        Combinators.combine(Arbitraries.of(Session.values()), gates.optional()).as(Tuple::of);
    return Combinators.combine(
            limits(), overlaps(), retries, breakers.optional(), budgets().optional(), sessions)
        .as((limits, overlap, retry, breaker, budget, rest) ->
            Tuple.of(
                limits,
                new Policies(
                    overlap,
                    retry,
                    limits.maxBudgetMicroUsd().isEmpty() ? Optional.empty() : budget,
                    breaker,
                    rest.get1(),
                    rest.get2())));
  }

  private static Arbitrary<Overlap> overlaps() {
    return Combinators.combine(
            Arbitraries.of(Overlap.Policy.values()), Arbitraries.integers().between(1, 100))
        .as((policy, limit) -> new Overlap(policy, policy.hasLimit() ? limit : 1));
  }

  private static Arbitrary<Budget> budgets() {
    Arbitrary<Long> most = Arbitraries.just(1_000_000_000_000L);
    return Combinators.combine(
            most,
            most.optional(),
            Arbitraries.of("UTC", "Asia/Tokyo"),
            Arbitraries.of(Budget.OnExceeded.values()))
        .as((daily, monthly, zone, onExceeded) ->
            new Budget(Optional.of(daily), monthly, ZoneId.of(zone), onExceeded));
  }

  private static Arbitrary<Duration> durations() {
    return Arbitraries.integers().between(0, 40_000).map(Duration::ofSeconds);
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
  }

  private static Arbitrary<AgentRuntime> runtimes() {
    Arbitrary<AgentRuntime> commands =
        Combinators.combine(
                texts().list().ofMaxSize(3), environments(), texts().optional(), texts().optional())
            .as((arguments, environment, directory, stdin) -> {
              arguments.addFirst("program");
              return new AgentRuntime.Command(
                  arguments, directory.map(it -> "/" + it), environment, stdin, stdin.isPresent());
            });
    Arbitrary<AgentRuntime> claudes =
        Combinators.combine(
                texts().map(it -> "t" + it).list().ofMaxSize(3),
                environments(),
                Arbitraries.of(AgentRuntime.Claude.PERMISSION_MODES).optional(),
                texts().map(it -> "m" + it).optional())
            .as((tools, environment, mode, model) ->
                new AgentRuntime.Claude(model, mode, tools, environment, Optional.empty()));
    return Arbitraries.oneOf(commands, claudes);
  }

  private static Arbitrary<Limits> limits() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 100_000).optional(),
            Arbitraries.longs().between(1, 1_000_000_000_000L).optional(),
            Arbitraries.integers().between(1, 604_800),
            durations().map(it -> it.plusSeconds(1)).optional())
        .as((turns, usd, seconds, stall) ->
            new Limits(turns, usd, Duration.ofSeconds(seconds), stall));
  }

  private static Arbitrary<Map<String, String>> environments() {
    return Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8), texts())
        .ofMaxSize(3);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("aZ0 äß漢:,'\"\t{}$-")
        .ofMaxLength(12)
        .map(it -> it.replace('\t', '_'));
  }
}
