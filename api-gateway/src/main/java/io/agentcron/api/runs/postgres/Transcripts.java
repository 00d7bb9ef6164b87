package io.agentcron.api.runs.postgres;

import io.agentcron.api.postgres.Database;
import io.agentcron.api.postgres.Sql;
import io.agentcron.api.runs.TranscriptLine;
import io.agentcron.api.runs.TranscriptPage;
import io.agentcron.api.runs.TranscriptPart.Line;
import io.agentcron.api.runs.TranscriptPlace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The table {@code run_logs}, read line by line. */
record Transcripts(Database database) {
  /** Each row is what fitted into one record. */
  private static final int ROWS = 8;

  private static final int MOST_CHARACTERS = 1 << 20;

  TranscriptPage after(UUID runId, TranscriptPlace place, int limit) {
    List<TranscriptLine> lines = new ArrayList<>();
    TranscriptPlace last = place;
    int characters = 0;
    while (true) {
      List<TranscriptLine> found = rowsAfter(runId, last);
      if (found.isEmpty()) {
        return new TranscriptPage(lines, false);
      }
      for (TranscriptLine line : found) {
        if (lines.size() == limit || characters >= MOST_CHARACTERS) {
          return new TranscriptPage(lines, true);
        }
        lines.add(line);
        characters += line.line().text().length();
      }
      last = lines.getLast().place();
    }
  }

  private List<TranscriptLine> rowsAfter(UUID runId, TranscriptPlace place) {
    List<TranscriptLine> lines = new ArrayList<>();
    database
        .query(
            Sql.of(
                """
                select * from run_logs
                where run_id = ? and (dispatch, first_line) >= (?, coalesce(
                  (select max(first_line) from run_logs
                    where run_id = ? and dispatch = ? and first_line <= ?), 0))
                order by dispatch, first_line limit ?\
                """,
                runId,
                place.dispatch(),
                runId,
                place.dispatch(),
                place.number() + 1,
                ROWS),
            Transcripts::lines)
        .forEach(lines::addAll);
    return lines.stream().filter(line -> isAfter(line.place(), place)).toList();
  }

  private static boolean isAfter(TranscriptPlace line, TranscriptPlace place) {
    return line.dispatch() > place.dispatch()
        || (line.dispatch() == place.dispatch() && line.number() > place.number());
  }

  private static List<TranscriptLine> lines(ResultSet row) throws SQLException {
    List<Line> stored = JsonColumns.lines(new Columns(row).text("lines"));
    List<TranscriptLine> lines = new ArrayList<>(stored.size());
    for (int i = 0; i < stored.size(); i++) {
      TranscriptPlace place =
          new TranscriptPlace(row.getInt("dispatch"), row.getLong("first_line") + i);
      lines.add(new TranscriptLine(row.getInt("attempt"), place, stored.get(i)));
    }
    return lines;
  }
}
