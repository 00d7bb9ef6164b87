package io.agentcron.api.agents.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.agents.Precondition;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IfMatchTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "                  | any",
        "*                 | any",
        "\"7\"             | 7",
        "\"7\", \"8\"      | 7 8",
        "W/\"7\"           | none",
        "W/\"7\", \"8\"    | 8",
        "7                 | none",
        "\"seven\"         | none",
        "\"99999999999999999999999\" | none",
      })
  void understandsEntityTagsAsTheStandardSays(@Nullable String header, String versions) {
    assertThat(IfMatch.parse(header)).isEqualTo(expected(versions));
  }

  private static Precondition expected(String versions) {
    return switch (versions) {
      case "any" -> new Precondition.Any();
      case "none" -> new Precondition.OneOf(Set.of());
      default ->
          new Precondition.OneOf(
              Arrays.stream(versions.split(" ", -1))
                  .map(Long::valueOf)
                  .collect(Collectors.toSet()));
    };
  }
}
