package io.agentcron.notifier.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.notifier.feed.Filter;
import io.agentcron.notifier.feed.Filter.Aspect;
import io.agentcron.notifier.feed.Positions;
import io.agentcron.notifier.feed.Start;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QueryTest {
  @Test
  void asksForWhatHappensFromNowOnIfItSaysNothing() {
    assertThat(Query.parse(Map.of())).isEqualTo(new Query.Valid(new Start.Live(), Filter.NONE));
  }

  @Test
  void asksToGoOnAfterACursor() {
    Positions positions = Positions.of(new UUID(1, 2), 3);

    assertThat(Query.parse(Map.of("cursor", List.of(positions.cursor()))))
        .isEqualTo(new Query.Valid(new Start.After(positions), Filter.NONE));
  }

  @Test
  void asksForAllThatIsKept() {
    assertThat(Query.parse(Map.of("from", List.of("earliest"))))
        .isEqualTo(new Query.Valid(new Start.Earliest(), Filter.NONE));
  }

  @Test
  void namesWhatItWants() {
    Map<String, List<String>> parameters =
        Map.of("agent", List.of("a", "b", "a"), "run", List.of("r"), "owner", List.of("o"));

    assertThat(Query.parse(parameters))
        .isEqualTo(
            new Query.Valid(
                new Start.Live(),
                new Filter(
                    Map.of(
                        Aspect.AGENT, Set.of("a", "b"),
                        Aspect.RUN, Set.of("r"),
                        Aspect.OWNER, Set.of("o")))));
  }

  @Test
  void refusesWhatItDoesNotKnowWithoutRepeatingIt() {
    assertThat(Query.parse(Map.of("token", List.of("secret"))))
        .isInstanceOfSatisfying(
            Query.Invalid.class, it -> assertThat(it.message()).doesNotContain("token", "secret"));
  }

  @Test
  void refusesACursorThatIsNone() {
    assertThat(Query.parse(Map.of("cursor", List.of("x")))).isInstanceOf(Query.Invalid.class);
  }

  @Test
  void refusesTwoPlacesToBegin() {
    String cursor = Positions.of(new UUID(1, 2), 3).cursor();

    assertThat(Query.parse(Map.of("cursor", List.of(cursor), "from", List.of("earliest"))))
        .isInstanceOf(Query.Invalid.class);
    assertThat(Query.parse(Map.of("cursor", List.of(cursor, cursor))))
        .isInstanceOf(Query.Invalid.class);
    assertThat(Query.parse(Map.of("from", List.of("yesterday")))).isInstanceOf(Query.Invalid.class);
  }

  @Test
  void refusesAListWithoutEnd() {
    assertThat(Query.parse(Map.of("agent", Collections.nCopies(101, "a"))))
        .isInstanceOf(Query.Invalid.class);
  }
}
