package io.agentcron.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DialectTest {

  private static final List<String> FIELDS =
      List.of("second", "minute", "hour", "dayOfMonth", "month", "dayOfWeek", "expression");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          60 * * * *       | minute     | 60      | minute "60" is out of range; allowed: 0 to 59
          5,60 * * * *     | minute     | 60      | minute "60" is out of range; allowed: 0 to 59
          60 * * * * *     | second     | 60      | second "60" is out of range; allowed: 0 to 59
          0 24 * * *       | hour       | 24      | hour "24" is out of range; allowed: 0 to 23
          0 0 32 * *       | dayOfMonth | 32      | dayOfMonth "32" is out of range; allowed: 1 to 31
          0 0 1-32/2 * *   | dayOfMonth | 1-32/2  | dayOfMonth "1-32/2" is out of range; allowed: 1 to 31
          0 0 32W * *      | dayOfMonth | 32W     | dayOfMonth "32W" is out of range; allowed: 1W to 31W
          0 0 L-31 * *     | dayOfMonth | L-31    | dayOfMonth "L-31" is out of range; allowed: L-1 to L-30
          0 0 1 13 *       | month      | 13      | month "13" is out of range; allowed: 1 to 12 or JAN to DEC
          0 0 * * 8        | dayOfWeek  | 8       | dayOfWeek "8" is out of range; allowed: 0 to 7 (0 and 7 are Sunday) or SUN to SAT
          0 0 * * 8L       | dayOfWeek  | 8L      | dayOfWeek "8L" is out of range; allowed: 0 to 7 (0 and 7 are Sunday) or SUN to SAT before the L
          0 0 * * 8#1      | dayOfWeek  | 8#1     | dayOfWeek "8#1" is out of range; allowed: 0 to 7 (0 and 7 are Sunday) or SUN to SAT before the #
          0 0 * * fri#0    | dayOfWeek  | FRI#0   | dayOfWeek "FRI#0" is out of range; allowed: 1 to 5 after the #
          */0 * * * *      | minute     | */0     | minute "*/0" has a step out of range; allowed: steps 1 to 59
          * 5/24 * * *     | hour       | 5/24    | hour "5/24" has a step out of range; allowed: steps 1 to 23
          30-10 * * * *    | minute     | 30-10   | minute "30-10" runs backwards; allowed: ranges a-b with a before b, as in 30-59,0-10
          0 23-0 * * *     | hour       | 23-0    | hour "23-0" runs backwards; allowed: ranges a-b with a before b, as in 23,0
          0 0 1 nov-feb *  | month      | NOV-FEB | month "NOV-FEB" runs backwards; allowed: ranges a-b with a before b, as in NOV-DEC,JAN-FEB
          0 0 * * fri-mon  | dayOfWeek  | FRI-MON | dayOfWeek "FRI-MON" runs backwards; allowed: ranges a-b with a before b, as in FRI-SUN,MON
          0 0 * * 5-2      | dayOfWeek  | 5-2     | dayOfWeek "5-2" runs backwards; allowed: ranges a-b with a before b, as in 5-7,1-2
          0 0 * * 5-0      | dayOfWeek  | 5-0     | dayOfWeek "5-0" runs backwards; allowed: ranges a-b with a before b, as in 5-7
          0 0 * * 7-1      | dayOfWeek  | 7-1     | dayOfWeek "7-1" runs backwards; allowed: ranges a-b with a before b, as in 7,1
          5x * * * *       | minute     | 5X      | minute "5X" is not understood; allowed: 0 to 59, *, a-b, */n, a-b/n, a/n and lists of these
          * * W * *        | dayOfMonth | W       | dayOfMonth "W" is not understood; allowed: 1 to 31, *, a-b, */n, a-b/n, a/n, L, L-n, LW, nW and lists of these, or ?
          * * * * L        | dayOfWeek  | L       | dayOfWeek "L" is not understood; allowed: 0 to 7 (0 and 7 are Sunday) or SUN to SAT, *, a-b, */n, a-b/n, a/n, nL, n#k and lists of these, or ?
          0 0 ? * ?        | dayOfWeek  | ?       | dayOfWeek "?" leaves the day open twice; allowed: ? in one of the day fields
          0 0 30,31 2 *    | dayOfMonth | 30,31   | dayOfMonth "30,31" never comes with month "2" and dayOfWeek "*"; allowed: days that some year has
          @often           | expression | @OFTEN  | expression "@OFTEN" is not a known nickname; allowed: @hourly, @daily, @midnight, @weekly, @monthly, @yearly, @annually
          * * * *          | expression | * * * * | expression "* * * *" has 4 fields; allowed: minute hour dayOfMonth month dayOfWeek, or second before these
          """)
  void namesTheFieldTheValueAndWhatIsAllowed(
      String expression, String field, String value, String message) {
    assertThat(CronExpression.parse(expression))
        .isEqualTo(new CronParsing.Invalid(new CronError(field, value, message)));
  }

  @ParameterizedTest
  @MethodSource
  void namesWhatCannotBeShown(String expression, String value, String message) {
    assertThat(CronExpression.parse(expression))
        .isEqualTo(new CronParsing.Invalid(new CronError("expression", value, message)));
  }

  static Stream<Arguments> namesWhatCannotBeShown() {
    return Stream.of(
        Arguments.of(
            "* * * *\t*",
            "U+0009",
            "expression \"U+0009\" is not allowed; allowed: printable ASCII characters"),
        Arguments.of(
            "* * * * \u0131",
            "U+0131",
            "expression \"U+0131\" is not allowed; allowed: printable ASCII characters"),
        Arguments.of(
            "9".repeat(257),
            "9999999999999999...",
            "expression \"9999999999999999...\" has 257 characters; allowed: at most 256"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 0 * * 5-7          | 0 0 * * 0,5,6
          0 0 * * fri-sun      | 0 0 * * 0,5,6
          0 0 * * SUN-TUE      | 0 0 * * 0-2
          0 0 * * SUN-SUN      | 0 0 * * 0
          0 0 * * SUN-SAT/3    | 0 0 * * 0,3,6
          0 0 * * 5/1          | 0 0 * * 5,6,7
          0 0 * * sunl         | 0 0 * * 7L
          0 0 * * monl,tue#1   | 0 0 * * 1L,2#1
          0 0 1 jan/6 *        | 0 0 1 1,7 *
          05 007 * * *         | 5 7 * * *
          0 0 l-0 * *          | 0 0 L * *
          0 0 ? * MON          | 0 0 * * MON
          50/15 * * * *        | 50 * * * *
          @Weekly              | 0 0 * * SUN
          0 0 1 1 *            | 0 0 0 1 1 *
          """)
  void readsBothAsTheSameSchedule(String expression, String other) {
    assertThat(ReferenceTables.valid(expression).description())
        .isEqualTo(ReferenceTables.valid(other).description());
  }

  @Test
  void readsLowerCaseNamesWhateverTheLocale() {
    assertThat(Locale.getDefault().getLanguage()).isEqualTo("tr");

    assertThat(ReferenceTables.valid("0 9 * * fri").text()).isEqualTo("0 9 * * FRI");
  }

  @Property(tries = 3000)
  void answersAnyTextAtAll(@ForAll String text) {
    answers(text);
  }

  @Property(tries = 6000)
  void answersWhateverLooksLikeAnExpression(@ForAll("almostExpressions") String text) {
    answers(text);
  }

  @Provide
  Arbitrary<String> almostExpressions() {
    Arbitrary<String> token =
        Arbitraries.of(
            "*",
            "0",
            "1",
            "5",
            "7",
            "31",
            "59",
            "60",
            "99999999999",
            "-",
            "/",
            ",",
            "#",
            "L",
            "W",
            "LW",
            "?",
            "@",
            "|",
            "||",
            "MON",
            "sun",
            "fri",
            "jan",
            "DEC",
            "X",
            "+",
            "~",
            "H",
            ".",
            "@daily");
    Arbitrary<String> field =
        token.list().ofMinSize(1).ofMaxSize(5).map(tokens -> String.join("", tokens));
    Arbitrary<String> anyField = Arbitraries.frequencyOf(Tuple.of(2, token), Tuple.of(1, field));
    return anyField.list().ofMinSize(4).ofMaxSize(7).map(fields -> String.join(" ", fields));
  }

  private static void answers(String text) {
    switch (CronExpression.parse(text)) {
      case CronParsing.Valid(CronExpression expression) -> {
        assertThat(expression.description()).isNotBlank();
        assertThat(CronExpression.parse(expression.text()))
            .isEqualTo(new CronParsing.Valid(expression));
      }
      case CronParsing.Invalid(CronError error) -> {
        assertThat(error.field()).isIn(FIELDS);
        assertThat(error.message())
            .startsWith(error.field() + " \"" + error.value() + "\" ")
            .contains("allowed: ");
      }
    }
  }
}
