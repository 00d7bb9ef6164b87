package io.agentcron.executor.runtime.command;

import io.agentcron.executor.process.AgentProcess;
import io.agentcron.executor.process.ProcessOutput;
import io.agentcron.executor.run.AgentEnd;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.FailureKind;
import io.agentcron.executor.run.Metrics;
import io.agentcron.executor.run.Transcript;
import io.agentcron.executor.runtime.AgentObserver;
import io.agentcron.executor.runtime.BoundedTail;
import java.util.Optional;

/** Takes a program's output as its answer, and its exit status as success or failure. */
final class CommandOutput implements ProcessOutput {
  private final AgentObserver observer;
  private final BoundedTail answer;

  CommandOutput(AgentObserver observer, int maxBytes) {
    this.observer = observer;
    this.answer = new BoundedTail(maxBytes);
  }

  @Override
  public void bytes(int count) {
    observer.printed(count);
  }

  @Override
  public void stdout(String line) {
    observer.line(Transcript.Stream.STDOUT, line);
    answer.add(line);
  }

  @Override
  public void stderr(String line) {
    observer.line(Transcript.Stream.STDERR, line);
  }

  AgentEnd end(int status) {
    Optional<Failure> failure =
        status == 0
            ? Optional.empty()
            : Optional.of(new Failure(FailureKind.ERROR, AgentProcess.describe(status), true));
    return new AgentEnd(failure, status, answer.text(), Metrics.NONE);
  }
}
