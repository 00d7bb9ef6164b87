package io.agentcron.embedded;

import org.jspecify.annotations.Nullable;

/** Thrown by every {@code start}; carries the problem as a value. */
public final class StartFailedException extends RuntimeException {

  private final transient StartProblem problem;

  public StartFailedException(StartProblem problem) {
    this(problem, null);
  }

  public StartFailedException(StartProblem problem, @Nullable Throwable cause) {
    super(problem.message(), cause);
    this.problem = problem;
  }

  public StartProblem problem() {
    return problem;
  }
}
