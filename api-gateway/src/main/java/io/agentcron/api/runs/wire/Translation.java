package io.agentcron.api.runs.wire;

import io.agentcron.api.runs.RunFact;
import io.agentcron.api.runs.Usage;
import io.agentcron.contract.Outcome;
import io.agentcron.contract.RunMetrics;
import io.agentcron.schemas.serde.Decoded;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What several records of the contract have in common. */
final class Translation {
  private Translation() {}

  /** Ids are UUIDs by contract, of which Avro's schema says nothing: others are malformed. */
  static <A, B> Decoded<B> of(Decoded<A> decoded, Function<A, Decoded<B>> translation) {
    return switch (decoded) {
      case Decoded.Value<A>(A value) -> {
        try {
          yield translation.apply(value);
        } catch (IllegalArgumentException e) {
          yield new Decoded.Malformed<>("expected ids that are UUIDs: " + e.getMessage());
        }
      }
      case Decoded.Unknown<A>(String what) -> new Decoded.Unknown<>(what);
      case Decoded.Malformed<A>(String cause) -> new Decoded.Malformed<>(cause);
    };
  }

  static RunFact.Outcome outcome(Outcome outcome) {
    return new RunFact.Outcome(
        Duration.ofMillis(outcome.getDurationMillis()),
        outcome.getExitCode(),
        optionalText(outcome.getOutput()),
        usage(outcome.getMetrics()));
  }

  static Usage usage(RunMetrics metrics) {
    return new Usage(
        metrics.getCostMicroUsd(),
        metrics.getInputTokens(),
        metrics.getOutputTokens(),
        metrics.getCacheReadTokens(),
        metrics.getCacheCreationTokens(),
        metrics.getNumTurns() == null ? null : metrics.getNumTurns().longValue(),
        metrics.getContextUsed(),
        metrics.getContextMax(),
        optionalText(metrics.getSessionId()),
        metrics.getToolCalls().stream()
            .map(call ->
                new Usage.ToolCall(
                    text(call.getId()),
                    text(call.getName()),
                    call.getDurationMillis() == null
                        ? null
                        : Duration.ofMillis(call.getDurationMillis()),
                    call.getFailed()))
            .toList());
  }

  /** Programs print zero bytes and Postgres has no text with them. */
  static String text(String text) {
    return text.replace('\0', '\uFFFD');
  }

  static @Nullable String optionalText(@Nullable String text) {
    return text == null ? null : text(text);
  }
}
