package io.agentcron.notifier.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.notifier.feed.Filter.Aspect;
import io.agentcron.notifier.frame.CloudEvent;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FilterTest {
  private final Entry started = entry("agentcron.run.started", "run-1");

  @Test
  void wantsAllIfItNamesNothing() {
    assertThat(Filter.NONE.wants(started)).isTrue();
  }

  @Test
  void knowsAnAgentByItsIdAndByItsName() {
    assertThat(agents("agent-1").wants(started)).isTrue();
    assertThat(agents("nightly").wants(started)).isTrue();
    assertThat(agents("agent-2").wants(started)).isFalse();
  }

  @Test
  void wantsAnyOfThoseThatItNames() {
    assertThat(agents("agent-2", "agent-1").wants(started)).isTrue();
  }

  @Test
  void wantsTheEventsOfARunOnly() {
    Filter filter = Filter.NONE.with(Aspect.RUN, Set.of("run-1"));

    assertThat(filter.wants(started)).isTrue();
    assertThat(filter.wants(entry("agentcron.run.started", "run-2"))).isFalse();
    assertThat(filter.wants(entry("agentcron.agent.definition_applied", null))).isFalse();
  }

  @Test
  void knowsAScheduleByItsIdAndByItsName() {
    assertThat(Filter.NONE.with(Aspect.SCHEDULE, Set.of("schedule-1")).wants(started)).isTrue();
    assertThat(Filter.NONE.with(Aspect.SCHEDULE, Set.of("hourly")).wants(started)).isTrue();
    assertThat(Filter.NONE.with(Aspect.SCHEDULE, Set.of("daily")).wants(started)).isFalse();
    assertThat(
            Filter.NONE
                .with(Aspect.SCHEDULE, Set.of("hourly"))
                .wants(entry("agentcron.agent.definition_applied", null)))
        .isFalse();
  }

  @Test
  void knowsTheOwner() {
    assertThat(Filter.NONE.with(Aspect.OWNER, Set.of("alice")).wants(started)).isTrue();
    assertThat(Filter.NONE.with(Aspect.OWNER, Set.of("bob")).wants(started)).isFalse();
  }

  @Test
  void isNoneWhenNoValuesAreLeft() {
    assertThat(agents("agent-2").with(Aspect.AGENT, Set.of())).isEqualTo(Filter.NONE);
  }

  @Test
  void wantsWhatAllItsPartsWant() {
    Filter filter =
        agents("agent-1")
            .with(Aspect.RUN, Set.of("run-1"))
            .with(Aspect.TYPE, Set.of("agentcron.run.completed"));

    assertThat(filter.wants(started)).isFalse();
    assertThat(filter.wants(entry("agentcron.run.completed", "run-1"))).isTrue();
  }

  private static Filter agents(String... agents) {
    return Filter.NONE.with(Aspect.AGENT, Set.of(agents));
  }

  private static Entry entry(String type, @Nullable String runId) {
    return new Entry(
        type,
        "agent-1",
        "nightly",
        "alice",
        runId == null ? null : "schedule-1",
        runId == null ? null : "hourly",
        runId,
        new CloudEvent("1", "/agents/agent-1", type, runId, Instant.EPOCH).template());
  }
}
