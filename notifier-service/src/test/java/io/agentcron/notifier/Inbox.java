package io.agentcron.notifier;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** What a real client has got, on whatever way. */
abstract class Inbox implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<JsonNode> frames = new ArrayList<>();
  private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
  private boolean left;
  private int wanted = Integer.MAX_VALUE;

  /** Ends the connection without another word. */
  abstract void hangUp();

  /** Disconnects by itself after so many frames. */
  final synchronized Inbox leaveAfter(int count) {
    wanted = count;
    leaveIfEnough();
    return this;
  }

  final synchronized void keep(String text) {
    if (!left) {
      frames.add(parse(text));
      leaveIfEnough();
    }
  }

  final void closed(int code) {
    closeCode.complete(code);
  }

  /** What arrives from now on is not kept. */
  @Override
  public final synchronized void close() {
    left = true;
    hangUp();
    closed(1006);
  }

  final synchronized List<JsonNode> frames() {
    return List.copyOf(frames);
  }

  /** All but the notifier's own. */
  final List<JsonNode> events() {
    return frames().stream()
        .filter(frame -> !frame.get("source").asText().equals("/notifier"))
        .toList();
  }

  final List<String> eventIds() {
    return events().stream().map(frame -> frame.get("id").asText()).toList();
  }

  final List<String> types() {
    return frames().stream().map(frame -> frame.get("type").asText()).toList();
  }

  /** Of the last frame that has one. */
  final String cursor() {
    return frames().reversed().stream()
        .filter(frame -> frame.has("cursor"))
        .findFirst()
        .orElseThrow()
        .get("cursor")
        .asText();
  }

  final Inbox await(Predicate<Inbox> condition) {
    try {
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> condition.test(this));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "expected something else by now, found %d frames of %d, the last one %s"
              .formatted(frames().size(), wanted, frames().isEmpty() ? "" : frames().getLast()),
          e);
    }
    return this;
  }

  Inbox awaitHello() {
    return await(client -> client.types().contains("agentcron.hello"));
  }

  final int awaitClose() {
    try {
      return closeCode.get(PATIENCE.toSeconds(), SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("expected the server to close the connection", e);
    }
  }

  final boolean isClosed() {
    return closeCode.isDone();
  }

  private void leaveIfEnough() {
    if (frames.size() >= wanted) {
      close();
    }
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("expected JSON, found " + text, e);
    }
  }
}
