package io.agentcron.cron;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Reads the tables of fire times on which independent cron implementations agree. */
final class ReferenceTables {

  record Row(CronExpression expression, ZoneId zone, Instant start, List<Instant> fires) {}

  private ReferenceTables() {}

  static Stream<Row> fires(String table) {
    return cells(table).filter(cells -> !cells[0].equals("expression")).map(ReferenceTables::row);
  }

  static Stream<String[]> cells(String table) {
    return text(table)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1));
  }

  static CronExpression valid(String expression) {
    return switch (CronExpression.parse(expression)) {
      case CronParsing.Valid(CronExpression compiled) -> compiled;
      case CronParsing.Invalid(CronError error) -> throw new AssertionError(error.message());
    };
  }

  private static Row row(String[] cells) {
    return new Row(
        valid(cells[0]),
        ZoneId.of(cells[1]),
        Instant.parse(cells[2]),
        Arrays.stream(cells[3].split(" ", -1)).map(Instant::parse).toList());
  }

  private static String text(String table) {
    try (InputStream in = ReferenceTables.class.getResourceAsStream(table)) {
      if (in == null) {
        throw new IllegalStateException("expected the table " + table + " beside this class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
