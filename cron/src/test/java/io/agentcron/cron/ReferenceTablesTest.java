package io.agentcron.cron;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.cron.ReferenceTables.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every row of the reference tables holds")
class ReferenceTablesTest {

  private static final Pattern REPEATED = Pattern.compile("\\{(.*?)}x(\\d+)");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(n|r|u[0-9a-f]{4})");

  static Stream<Row> standard() {
    return ReferenceTables.fires("golden.tsv");
  }

  static Stream<Row> extensions() {
    return ReferenceTables.fires("golden-extensions.tsv");
  }

  static Stream<Row> transitions() {
    return ReferenceTables.fires("dst.tsv");
  }

  static Stream<Arguments> jobClasses() {
    return ReferenceTables.cells("dst.tsv").skip(1).map(cells -> Arguments.of(cells[0], cells[5]));
  }

  static Stream<Arguments> dialect() {
    return ReferenceTables.cells("validation.tsv").map(cells -> Arguments.of(cells[0], cells[1]));
  }

  @ParameterizedTest
  @MethodSource({"standard", "extensions", "transitions"})
  void firesWhenTheReferencesDo(Row row) {
    assertThat(fires(row)).containsExactlyElementsOf(row.fires());
  }

  @ParameterizedTest
  @MethodSource("jobClasses")
  void tellsIntervalsFromFixedTimes(String expression, String jobClass) {
    DstPolicy expected =
        jobClass.equals("interval") ? DstPolicy.OF_INTERVALS : DstPolicy.OF_FIXED_TIMES;

    assertThat(ReferenceTables.valid(expression).dstPolicy()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("dialect")
  void acceptsAndRejectsWhatTheDialectSays(String cell, String verdict) {
    CronParsing parsing = CronExpression.parse(unescape(cell));

    assertThat(parsing)
        .isInstanceOf(
            verdict.equals("accept") ? CronParsing.Valid.class : CronParsing.Invalid.class);
  }

  private static List<Instant> fires(Row row) {
    List<Instant> fires = new ArrayList<>();
    Instant after = row.start();
    while (fires.size() < row.fires().size()) {
      after = row.expression().next(after, row.zone()).orElseThrow();
      fires.add(after);
    }
    return fires;
  }

  private static String unescape(String cell) {
    String repeated =
        REPEATED
            .matcher(cell)
            .replaceAll(match -> what(match).repeat(Integer.parseInt(match.group(2))));
    return ESCAPED.matcher(repeated).replaceAll(ReferenceTablesTest::character);
  }

  private static String what(MatchResult match) {
    return match.group(1).equals("space") ? " " : match.group(1);
  }

  private static String character(MatchResult match) {
    return switch (match.group(1).charAt(0)) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      default -> Character.toString(Integer.parseInt(match.group(1), 1, 5, 16));
    };
  }
}
