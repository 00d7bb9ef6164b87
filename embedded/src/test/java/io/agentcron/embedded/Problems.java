package io.agentcron.embedded;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.assertj.core.api.ObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions on failed starts. */
final class Problems {

  private Problems() {}

  static <P extends StartProblem> ObjectAssert<P> assertProblem(
      Class<P> kind, ThrowingCallable start) {
    return assertThatExceptionOfType(StartFailedException.class)
        .isThrownBy(start)
        .extracting(StartFailedException::problem, type(kind));
  }
}
