package io.agentcron.embedded;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads from what Postgres's programs wrote why they failed. */
final class PostgresOutput {

  private static final Pattern COMPLAINT =
      Pattern.compile("(?:FATAL|PANIC|error):\\s+(.*)", Pattern.MULTILINE);

  private static final Pattern CORRUPT =
      Pattern.compile(
          "database files are incompatible|is not a valid data directory|is missing files"
              + "|could not open (file|directory) .*: No such file or directory"
              + "|could not locate \\w+ \\w+ checkpoint record|could not locate required"
              + "|incorrect checksum|invalid checksum|contains invalid data|invalid data in file"
              + "|could not read file .*: read \\d+ of \\d+|bogus data in lock file");

  private PostgresOutput() {}

  static StartProblem problem(String output, Path directory, int port) {
    if (output.contains("could not bind") && output.contains("Address already in use")) {
      return Ports.inUse(EmbeddedPostgres.NAME, port);
    }
    if (output.contains("No space left on device")) {
      return new StartProblem.NoDiskSpace(directory, EmbeddedPostgres.NEEDED_BYTES, 0);
    }
    if (output.contains("unshare failed")
        || output.contains("cannot be run as root")
        || output.contains("\"root\" execution of the PostgreSQL server is not permitted")) {
      return new StartProblem.CannotRunAsRoot();
    }
    var complaint = complaint(output);
    return CORRUPT.matcher(output).find()
        ? new StartProblem.DirectoryCorrupt(directory, complaint)
        : new StartProblem.ServerFailed(EmbeddedPostgres.NAME, complaint);
  }

  private static String complaint(String output) {
    return COMPLAINT
        .matcher(output)
        .results()
        .map(match -> match.group(1))
        .findFirst()
        .orElseGet(() -> lastLine(output).orElse("it said nothing"));
  }

  private static Optional<String> lastLine(String output) {
    return output.lines().filter(line -> !line.isBlank()).reduce((_, last) -> last);
  }
}
