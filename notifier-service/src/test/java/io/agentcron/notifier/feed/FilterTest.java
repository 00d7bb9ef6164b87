package io.agentcron.notifier.feed;

import static org.assertj.core.api.Assertions.assertThat;

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
    Filter filter = new Filter(Set.of(), Set.of("run-1"), Set.of());

    assertThat(filter.wants(started)).isTrue();
    assertThat(filter.wants(entry("agentcron.run.started", "run-2"))).isFalse();
    assertThat(filter.wants(entry("agentcron.agent.definition_applied", null))).isFalse();
  }

  @Test
  void wantsWhatAllItsPartsWant() {
    Filter filter =
        new Filter(Set.of("agent-1"), Set.of("run-1"), Set.of("agentcron.run.completed"));

    assertThat(filter.wants(started)).isFalse();
    assertThat(filter.wants(entry("agentcron.run.completed", "run-1"))).isTrue();
  }

  private static Filter agents(String... agents) {
    return new Filter(Set.of(agents), Set.of(), Set.of());
  }

  private static Entry entry(String type, @Nullable String runId) {
    return new Entry(
        type,
        "agent-1",
        "nightly",
        runId,
        new CloudEvent("1", "/agents/agent-1", type, runId, Instant.EPOCH).template());
  }
}
