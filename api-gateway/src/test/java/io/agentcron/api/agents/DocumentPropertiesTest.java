package io.agentcron.api.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.input.Reading;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

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
            texts(), Arbitraries.of(true, false), runtimes(), limits(), environments())
        .as((text, enabled, runtime, limits, labels) ->
            new AgentSpec("a " + text + ".", text, enabled, text + "!", runtime, limits, labels));
  }

  @Provide
  Arbitrary<ScheduleSpec> schedules() {
    return Combinators.combine(
            texts(),
            Arbitraries.of("* * * * *", "0 9 * * MON-FRI", "@daily", "*/10 * * * * *"),
            Arbitraries.of("UTC", "Europe/Berlin", "Asia/Kathmandu"),
            Arbitraries.of(true, false),
            texts().optional())
        .as((name, cron, zone, enabled, prompt) ->
            new ScheduleSpec("s" + name + ".", cron, ZoneId.of(zone), enabled, prompt));
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
            Arbitraries.integers().between(1, 604_800))
        .as((turns, usd, seconds) -> new Limits(turns, usd, Duration.ofSeconds(seconds)));
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
