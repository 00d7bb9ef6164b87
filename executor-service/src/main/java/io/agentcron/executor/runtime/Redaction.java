package io.agentcron.executor.runtime;

import io.agentcron.executor.run.AgentEnd;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.Metrics;
import io.agentcron.executor.run.Transcript;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keeps secrets out of what is told of a run: its transcript, its answer, its failure. */
final class Redaction {
  /** Shorter ones are words that stand everywhere. */
  private static final int SHORTEST = 6;

  private static final Pattern SECRET_NAME =
      Pattern.compile(".*(KEY|TOKEN|SECRET|PASSWORD|CREDENTIALS)", Pattern.CASE_INSENSITIVE);
  private static final String MASK = "***";

  private final List<String> values;

  private Redaction(Stream<String> values) {
    // The longest first: one secret may be the beginning of another.
    this.values =
        values
            .flatMap(String::lines)
            .filter(value -> value.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /**
   * Of these secrets, and of variables that are secret by their name.
   *
   * @param environment what agents may see of the executor's own
   */
  static Redaction of(Collection<String> secrets, Map<String, String> environment) {
    return new Redaction(
        Stream.concat(
            secrets.stream(),
            environment.entrySet().stream()
                .filter(entry -> SECRET_NAME.matcher(entry.getKey()).matches())
                .map(Map.Entry::getValue)));
  }

  String of(String text) {
    String redacted = text;
    for (String value : values) {
      redacted = redacted.replace(value, MASK);
    }
    return redacted;
  }

  /** The launcher of an agent of whom nothing secret is told. */
  Preparation.Launcher around(Preparation.Launcher launcher) {
    return values.isEmpty()
        ? launcher
        : observer -> {
          LiveAgent agent = launcher.launch(around(observer));
          CompletableFuture<AgentEnd> end = agent.end().thenApply(this::of);
          return new LiveAgent() {
            @Override
            public CompletableFuture<AgentEnd> end() {
              return end;
            }

            @Override
            public void stop(Duration patience) {
              agent.stop(patience);
            }
          };
        };
  }

  private AgentObserver around(AgentObserver observer) {
    return new AgentObserver() {
      @Override
      public void line(Transcript.Stream stream, String text) {
        observer.line(stream, of(text));
      }

      @Override
      public void printed(int bytes) {
        observer.printed(bytes);
      }

      @Override
      public void used(Metrics metrics) {
        observer.used(metrics);
      }
    };
  }

  private AgentEnd of(AgentEnd end) {
    String output = end.output();
    return new AgentEnd(
        end.failure()
            .map(it -> new Failure(it.kind(), of(it.message()), it.retryable(), it.retryAt())),
        end.skipped().map(this::of),
        end.exitCode(),
        output == null ? null : of(output),
        end.metrics());
  }
}
