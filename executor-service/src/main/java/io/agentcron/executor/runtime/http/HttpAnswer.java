package io.agentcron.executor.runtime.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.executor.run.Metrics;
import io.agentcron.executor.run.Transcript;
import io.agentcron.executor.runtime.AgentObserver;
import io.agentcron.executor.runtime.BoundedTail;
import io.agentcron.executor.runtime.UsageReport;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server has answered until now, line by line: a whole document, or a stream of events
 * ({@code text/event-stream}) or of JSON lines. In a stream the last report of usage counts, and so
 * does the last answer; without one, the texts of the stream are the answer.
 */
final class HttpAnswer {
  private final AgentObserver observer;
  private final UsageReport report;
  private final boolean events;
  private final boolean stream;
  private final BoundedTail texts;
  private final StringBuilder document = new StringBuilder();
  private final int maxDocument;
  private Metrics used = Metrics.NONE;
  private @Nullable String output;

  /**
   * The answer of this type.
   *
   * @param maxBytes how much of it is kept
   * @param maxDocument how long a document may be to be read as JSON
   */
  HttpAnswer(
      AgentObserver observer,
      UsageReport report,
      String contentType,
      int maxBytes,
      int maxDocument) {
    this.observer = observer;
    this.report = report;
    this.events = contentType.startsWith("text/event-stream");
    this.stream =
        events
            || contentType.startsWith("application/x-ndjson")
            || contentType.startsWith("application/jsonl");
    this.texts = new BoundedTail(maxBytes);
    this.maxDocument = maxDocument;
  }

  void line(String line) {
    if (!events) {
      take(line);
    } else if (line.startsWith("data:")) {
      String data = line.substring("data:".length());
      take(data.startsWith(" ") ? data.substring(1) : data);
    }
  }

  private void take(String text) {
    observer.line(Transcript.Stream.STDOUT, text);
    if (stream) {
      read(text);
    } else if (document.length() <= maxDocument) {
      document.append(text).append('\n');
    }
    texts.add(text);
  }

  private void read(String text) {
    Optional<JsonNode> object = UsageReport.parse(text);
    object
        .flatMap(report::metrics)
        .ifPresent(metrics -> {
          used = metrics;
          observer.used(metrics);
        });
    object.flatMap(report::output).ifPresent(it -> output = it);
  }

  /** Nothing follows. */
  void end() {
    if (!stream && document.length() <= maxDocument) {
      read(document.toString().strip());
    }
  }

  Metrics used() {
    return used;
  }

  String text() {
    if (output == null) {
      return texts.text();
    }
    BoundedTail bounded = texts.empty();
    output.lines().forEach(bounded::add);
    return bounded.text();
  }
}
