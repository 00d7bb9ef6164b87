package io.agentcron.executor.runtime.claude;

import io.agentcron.executor.process.ProcessOutput;
import io.agentcron.executor.run.AgentEnd;
import io.agentcron.executor.run.Transcript;
import io.agentcron.executor.runtime.AgentObserver;
import io.agentcron.executor.runtime.BoundedTail;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What a run of the CLI has said until now. */
final class ClaudeOutput implements ProcessOutput {
  /** One refusal may be a token being renewed; by default the CLI tries ten times, for minutes. */
  private static final int HOPELESS = 2;

  private final AgentObserver observer;
  private final InstantSource clock;
  private final int maxAnswerBytes;
  private final Runnable giveUp;
  private final ClaudeTally tally = new ClaudeTally();
  private ClaudeMessage.@Nullable Result result;
  private @Nullable String apiError;
  private @Nullable Instant limitedUntil;
  private String complaint = "";

  /**
   * Of one process.
   *
   * @param giveUp ends it, when there is no hope that it succeeds
   */
  ClaudeOutput(AgentObserver observer, InstantSource clock, int maxAnswerBytes, Runnable giveUp) {
    this.observer = observer;
    this.clock = clock;
    this.maxAnswerBytes = maxAnswerBytes;
    this.giveUp = giveUp;
  }

  @Override
  public void bytes(int count) {
    observer.printed(count);
  }

  @Override
  public synchronized void stdout(String line) {
    ClaudeMessage message = ClaudeLines.parse(line);
    ClaudeRendering.lines(message).forEach(text -> observer.line(Transcript.Stream.STDOUT, text));
    tally.add(message, clock.instant());
    switch (message) {
      case ClaudeMessage.Result last -> result = last;
      case ClaudeMessage.Assistant call -> apiError = call.error();
      case ClaudeMessage.ApiRetry retry -> {
        apiError = retry.error();
        if (ClaudeVerdict.AUTHENTICATION_FAILED.equals(apiError) && retry.attempt() >= HOPELESS) {
          giveUp.run();
        }
      }
      case ClaudeMessage.RateLimit limit ->
          limitedUntil = limit.rejected() ? limit.resetsAt() : null;
      case ClaudeMessage.Init _,
          ClaudeMessage.CallEnded _,
          ClaudeMessage.ToolResults _,
          ClaudeMessage.Other _,
          ClaudeMessage.Text _ -> {}
    }
    if (tells(message)) {
      observer.used(tally.metrics());
    }
  }

  /**
   * Whether there is something new to tell. What a result adds is told when the process goes on
   * after it: if it was the last, the end tells, and nobody stops what has just succeeded because
   * its last call was one too dear.
   */
  private static boolean tells(ClaudeMessage message) {
    return switch (message) {
      case ClaudeMessage.Init _,
          ClaudeMessage.Assistant _,
          ClaudeMessage.CallEnded _,
          ClaudeMessage.ToolResults _ ->
          true;
      case ClaudeMessage.Result _,
          ClaudeMessage.ApiRetry _,
          ClaudeMessage.RateLimit _,
          ClaudeMessage.Other _,
          ClaudeMessage.Text _ ->
          false;
    };
  }

  @Override
  public synchronized void stderr(String line) {
    observer.line(Transcript.Stream.STDERR, line);
    if (!line.isBlank()) {
      complaint = line;
    }
  }

  synchronized AgentEnd end(int status) {
    return new AgentEnd(
        ClaudeVerdict.failure(
            result, new ClaudeVerdict.Api(apiError, limitedUntil), status, complaint),
        status,
        answer(),
        tally.metrics());
  }

  private @Nullable String answer() {
    if (result == null || result.text() == null) {
      return null;
    }
    var bounded = new BoundedTail(maxAnswerBytes);
    result.text().lines().forEach(bounded::add);
    return bounded.text();
  }
}
