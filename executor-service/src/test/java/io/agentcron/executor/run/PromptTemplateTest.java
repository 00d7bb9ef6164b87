package io.agentcron.executor.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptTemplateTest {
  private static final Map<String, String> VALUES =
      Map.of("inputs.project", "core {{run.id}} $1 \\", "run.id", "r1", "inputs.a-b", "");

  private static String fill(String prompt) throws PromptTemplate.UnknownNameException {
    return PromptTemplate.fill(prompt, name -> Optional.ofNullable(VALUES.get(name)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no names                | no names",
        "{{run.id}}              | r1",
        "a {{ run.id }}{{run.id}} b | a r1r1 b",
        "{{inputs.project}}!     | core {{run.id}} $1 \\!",
        "[{{inputs.a-b}}]        | []",
        "{{#each x}} {{ }} {{name}} {run.id} | {{#each x}} {{ }} {{name}} {run.id}",
      })
  void putsValuesForNamesAndLeavesTheRest(String prompt, String filled) throws Exception {
    assertThat(fill(prompt)).isEqualTo(filled);
  }

  @Test
  void refusesANameThatStandsForNothing() {
    assertThatThrownBy(() -> fill("Do {{inputs.other}}"))
        .isInstanceOf(PromptTemplate.UnknownNameException.class)
        .hasMessage("the prompt names {{inputs.other}}, which is not there");
  }
}
