package io.agentcron.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Test
  void comesBackAsItWasGiven() {
    Cursor cursor = Cursor.of("agent ü", "schedule");

    assertThat(Cursor.decode(cursor.encoded(), 2)).contains(cursor);
    assertThat(Cursor.decode(null, 2)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "a", "zzzz", "_____w", "AAAA", "YWJj"})
  void refusesWhatItHasNotGiven(String cursor) {
    assertThatThrownBy(() -> Cursor.decode(cursor, 2)).isInstanceOf(ProblemException.class);
  }

  @Test
  void endsAPageWithACursorOnlyIfMoreFollows() {
    assertThat(Page.of(List.of("a", "b"), 2, Cursor::of).nextCursor()).isNull();
    Page<String> page = Page.of(List.of("a", "b", "c"), 2, Cursor::of);

    assertThat(page.items()).containsExactly("a", "b");
    assertThat(Cursor.decode(page.nextCursor(), 1)).contains(Cursor.of("b"));
  }
}
