package io.agentcron.executor.runtime.cli;

import io.agentcron.executor.process.AgentProcess;
import io.agentcron.executor.process.ProcessOutput;
import io.agentcron.executor.run.AgentEnd;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.FailureKind;
import io.agentcron.executor.run.Transcript;
import io.agentcron.executor.runtime.AgentObserver;
import io.agentcron.executor.runtime.BoundedTail;
import io.agentcron.executor.runtime.UsageReport;
import java.time.InstantSource;
import java.util.Optional;

/** Reads what a CLI prints in the words of its dialect. */
final class CliOutput implements ProcessOutput {
  private final Dialect dialect;
  private final AgentObserver observer;
  private final int maxOutputBytes;
  private final CliTally tally;
  private String complaint = "";

  CliOutput(Dialect dialect, AgentObserver observer, InstantSource clock, int maxOutputBytes) {
    this.dialect = dialect;
    this.observer = observer;
    this.maxOutputBytes = maxOutputBytes;
    this.tally = new CliTally(clock);
  }

  @Override
  public void bytes(int count) {
    observer.printed(count);
  }

  @Override
  public synchronized void stdout(String line) {
    observer.line(Transcript.Stream.STDOUT, line);
    UsageReport.parse(line)
        .ifPresent(event -> {
          dialect.read(event, tally);
          observer.used(tally.metrics());
        });
  }

  @Override
  public synchronized void stderr(String line) {
    observer.line(Transcript.Stream.STDERR, line);
    if (!line.isBlank()) {
      complaint = line;
    }
  }

  synchronized AgentEnd end(int status) {
    BoundedTail answer = new BoundedTail(maxOutputBytes);
    tally.answer().lines().forEach(answer::add);
    return new AgentEnd(failure(status), status, answer.text(), tally.metrics());
  }

  private Optional<Failure> failure(int status) {
    if (status == 0 && tally.failure().isEmpty()) {
      return Optional.empty();
    }
    FailureKind kind = dialect.failure(status).orElse(FailureKind.ERROR);
    String said = tally.failure().orElse(complaint);
    String message = status == 0 ? said : AgentProcess.describe(status) + ": " + said;
    return Optional.of(new Failure(kind, message, kind == FailureKind.ERROR));
  }
}
