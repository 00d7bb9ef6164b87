package io.agentcron.api.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class InputObjectTest {
  private static final Map<String, Object> DOCUMENT =
      Map.of(
          "text",
          "a",
          "number",
          7,
          "fraction",
          new BigDecimal("0.5"),
          "flag",
          true,
          "list",
          List.of("a", 1),
          "object",
          Map.of("name", 2),
          "nul",
          "a\0b",
          "surrogate",
          "\ud800",
          "duration",
          "5 minutes",
          "huge",
          new BigDecimal("1e1000000000"));

  static final List<Arguments> WRONG =
      List.of(
          wrong(in -> in.text("number"), "number", "expected text"),
          wrong(
              in -> in.text("nul"), "nul", "expected text without U+0000 and unpaired surrogates"),
          wrong(
              in -> in.text("surrogate"),
              "surrogate",
              "expected text without U+0000 and unpaired surrogates"),
          wrong(in -> in.requiredText("none"), "none", "expected text, found nothing"),
          wrong(in -> in.flag("text", true), "text", "expected true or false"),
          wrong(in -> in.integer("text"), "text", "expected a whole number"),
          wrong(
              in -> in.integer("fraction"), "fraction", "expected a whole number of ordinary size"),
          wrong(in -> in.integer("huge"), "huge", "expected a whole number of ordinary size"),
          wrong(in -> in.decimal("flag"), "flag", "expected a number"),
          wrong(
              in -> in.duration("duration"),
              "duration",
              "expected an ISO-8601 duration, for example PT5M"),
          wrong(in -> in.oneOf("text", Map.of("x", 1)), "text", "expected one of: x"),
          wrong(in -> in.texts("text"), "text", "expected a list"),
          wrong(in -> in.texts("list"), "list[1]", "expected text"),
          wrong(in -> in.textsByName("object"), "object.name", "expected text"),
          wrong(in -> in.object("list"), "list", "expected an object"),
          wrong(in -> in.requiredObject("none"), "none", "expected an object, found nothing"),
          wrong(in -> in.objects("list"), "list[0]", "expected an object"));

  private static Arguments wrong(Consumer<InputObject> read, String field, String message) {
    return Arguments.of(read, field, message);
  }

  @ParameterizedTest
  @FieldSource("WRONG")
  void namesTheFieldAndWhatIsExpected(Consumer<InputObject> read, String field, String message) {
    InputObject in = InputObject.of(DOCUMENT);

    read.accept(in);

    assertThat(violations(in).getFirst().field()).isEqualTo(field);
    assertThat(violations(in).getFirst().message()).isEqualTo(message);
  }

  @Test
  void readsWhatFits() {
    InputObject in =
        InputObject.of(Map.of("turns", 5, "usd", 0.25, "timeout", "PT90S", "tools", List.of("a")));

    assertThat(in.integer("turns")).contains(5);
    assertThat(in.decimal("usd")).contains(new BigDecimal("0.25"));
    assertThat(in.duration("timeout")).contains(Duration.ofSeconds(90));
    assertThat(in.texts("tools")).containsExactly("a");
    assertThat(in.text("absent")).isEmpty();
    assertThat(in.flag("absent", true)).isTrue();
    in.refuseOthers();
    assertThat(violations(in)).isEmpty();
  }

  @Test
  void refusesWhatNobodyAskedForAndSaysWhatThereIs() {
    InputObject in = InputObject.of(Map.of("name", "a", "nmae", "b"));
    assertThat(in.text("name")).contains("a");
    in.skip("id");

    in.refuseOthers();

    assertThat(violations(in))
        .containsExactly(new Violation("nmae", "b", "unknown property; expected one of: name, id"));
  }

  @Test
  void goesOnAfterTheFirstMistake() {
    InputObject in = InputObject.of(DOCUMENT);

    var _ = in.text("number");
    var _ = in.integer("text");

    assertThat(violations(in)).extracting(Violation::field).containsExactly("number", "text");
  }

  @Test
  void echoesLittleOfWhatItFound() {
    Violation violation = new Violation("prompt", "x".repeat(10_000), "expected less");

    assertThat(violation.value()).asString().hasSize(201).endsWith("…");
  }

  private static List<Violation> violations(InputObject in) {
    return in.reading(Optional.empty()).violations();
  }
}
