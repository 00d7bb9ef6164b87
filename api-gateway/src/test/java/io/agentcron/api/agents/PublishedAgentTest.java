package io.agentcron.api.agents;

import static io.agentcron.api.agents.AgentChangesTest.replaced;
import static io.agentcron.api.agents.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.agents.PublishedAgent.Revision;
import io.agentcron.api.agents.PublishedAgent.Rule;
import io.agentcron.api.agents.PublishedAgent.Ruled;
import io.agentcron.api.agents.PublishedAgent.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedAgentTest {
  private static final Reference A = new Reference("a");

  /** Version 1, then one change an hour. */
  private final List<Revision> revisions =
      new ArrayList<>(List.of(new Revision(Samples.agent("a", "b"), false)));

  private Instant now = NOON;

  @Test
  void carriesTheRuleInForceWhenAllIsConfirmed() {
    change(changes -> changes.enable(last(), A, false));

    PublishedAgent published = PublishedAgent.of(revisions, 2);

    assertThat(states(published, "a")).containsExactly(State.DISABLED);
    assertThat(states(published, "b")).containsExactly(State.ENABLED);
  }

  @Test
  void carriesEveryRuleThatIsNotConfirmed() {
    change(changes -> changes.patch(last(), A, Map.of("cron", "5 * * * *")));
    change(changes -> changes.patch(last(), A, Map.of("prompt", "no rule changes by this")));
    change(changes -> changes.enable(last(), A, false));

    assertThat(states(PublishedAgent.of(revisions, 0), "a"))
        .containsExactly(State.ENABLED, State.ENABLED, State.DISABLED);
    assertThat(states(PublishedAgent.of(revisions, 1), "a"))
        .containsExactly(State.ENABLED, State.DISABLED);
    assertThat(states(PublishedAgent.of(revisions, 3), "a")).containsExactly(State.DISABLED);
    assertThat(ruled(PublishedAgent.of(revisions, 1), "a").schedule().spec().prompt())
        .contains("no rule changes by this");
    assertThat(states(PublishedAgent.of(revisions, 1), "b")).containsExactly(State.ENABLED);
  }

  @Test
  void carriesADeletedScheduleUntilThatIsConfirmed() {
    change(changes -> changes.remove(last(), A));

    Rule deleted = ruled(PublishedAgent.of(revisions, 1), "a").rules().getLast();
    assertThat(deleted.state()).isEqualTo(State.DELETED);
    assertThat(deleted.effectiveFrom()).isEqualTo(now);
    assertThat(states(PublishedAgent.of(revisions, 1), "a")).containsExactly(State.DELETED);
    assertThat(states(PublishedAgent.of(revisions, 0), "a"))
        .containsExactly(State.ENABLED, State.DELETED);
    assertThat(PublishedAgent.of(revisions, 2).schedules())
        .extracting(it -> it.schedule().spec().name())
        .containsExactly("b");
  }

  @Test
  void keepsADeletedScheduleApartFromANewOneOfTheSameName() {
    change(changes -> changes.remove(last(), A));
    change(changes -> changes.add(last(), Samples.hourly("a")));

    assertThat(PublishedAgent.of(revisions, 1).schedules())
        .extracting(it -> it.rules().getLast().state())
        .containsExactlyInAnyOrder(State.DELETED, State.ENABLED, State.ENABLED);
  }

  @Test
  void endsEveryScheduleOfADeletedAgent() {
    now = now.plus(Duration.ofHours(1));
    Change.Delete delete = (Change.Delete) Samples.at(now).delete(last());
    revisions.add(new Revision(delete.last(), true));

    PublishedAgent published = PublishedAgent.of(revisions, 1);

    assertThat(published.deleted()).isTrue();
    assertThat(published.schedules())
        .hasSize(2)
        .allSatisfy(it ->
            assertThat(it.rules().getLast())
                .isEqualTo(new Rule(now, State.DELETED, it.schedule().spec())));
  }

  @Test
  void turnsTheRulesOffWithTheAgent() {
    now = now.plus(Duration.ofHours(1));
    revisions.add(new Revision(replaced(Samples.at(now).toggle(last())), false));

    assertThat(states(PublishedAgent.of(revisions, 1), "a")).containsExactly(State.DISABLED);
  }

  @Test
  void forgetsTheOldestRulesOfAScheduleThatChangesTooOftenUnheard() {
    for (int i = 1; i <= 40; i++) {
      String cron = i + " * * * *";
      change(changes -> changes.patch(last(), A, Map.of("cron", cron)));
    }

    List<Rule> rules = ruled(PublishedAgent.of(revisions, 0), "a").rules();

    assertThat(rules).hasSize(PublishedAgent.MOST_UNCONFIRMED);
    assertThat(rules.getLast().effectiveFrom()).isEqualTo(now);
  }

  private interface Changing {
    Change by(ScheduleChanges changes);
  }

  private void change(Changing changing) {
    now = now.plus(Duration.ofHours(1));
    revisions.add(new Revision(replaced(changing.by(new ScheduleChanges(Samples.at(now)))), false));
  }

  private Agent last() {
    return revisions.getLast().agent();
  }

  private static List<State> states(PublishedAgent published, String name) {
    return ruled(published, name).rules().stream().map(Rule::state).toList();
  }

  private static Ruled ruled(PublishedAgent published, String name) {
    return published.schedules().stream()
        .filter(it -> it.schedule().spec().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
