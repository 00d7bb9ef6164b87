package io.agentcron.executor.runtime.command;

import io.agentcron.executor.process.ProcessOutput;
import io.agentcron.executor.run.AgentEnd;
import io.agentcron.executor.run.Metrics;
import io.agentcron.executor.run.Transcript;
import io.agentcron.executor.runtime.AgentObserver;
import io.agentcron.executor.runtime.BoundedTail;
import io.agentcron.executor.runtime.UsageReport;
import org.jspecify.annotations.Nullable;

/**
 * Takes a program's output as its answer, and its exit code as success or failure. A line that is a
 * JSON object with usage in it is a report: the last one counts, and one before it lets limits of
 * money and turns take hold while the program runs.
 */
final class CommandOutput implements ProcessOutput {
  private static final UsageReport REPORT = UsageReport.plain();

  private final AgentObserver observer;
  private final BoundedTail answer;
  private final ExitCodes codes;
  private volatile Metrics used = Metrics.NONE;
  private volatile @Nullable String reported;

  CommandOutput(AgentObserver observer, int maxBytes, ExitCodes codes) {
    this.observer = observer;
    this.answer = new BoundedTail(maxBytes);
    this.codes = codes;
  }

  @Override
  public void bytes(int count) {
    observer.printed(count);
  }

  @Override
  public void stdout(String line) {
    observer.line(Transcript.Stream.STDOUT, line);
    answer.add(line);
    UsageReport.parse(line)
        .ifPresent(object ->
            REPORT
                .metrics(object)
                .ifPresent(metrics -> {
                  used = metrics;
                  reported = REPORT.output(object).orElse(null);
                  observer.used(metrics);
                }));
  }

  @Override
  public void stderr(String line) {
    observer.line(Transcript.Stream.STDERR, line);
  }

  AgentEnd end(int status) {
    String output = reported;
    return new AgentEnd(
        codes.failure(status), status, output == null ? answer.text() : bounded(output), used);
  }

  private String bounded(String output) {
    BoundedTail tail = answer.empty();
    output.lines().forEach(tail::add);
    return tail.text();
  }
}
