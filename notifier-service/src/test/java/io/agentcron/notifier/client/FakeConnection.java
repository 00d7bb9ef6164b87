package io.agentcron.notifier.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentcron.notifier.frame.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network that delivers when it is told to. */
final class FakeConnection implements Connection {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Deque<Sent> onTheWay = new ArrayDeque<>();
  private final List<JsonNode> delivered = new ArrayList<>();
  private final boolean answersPings;
  private int pings;
  private @Nullable CloseCode closed;

  FakeConnection() {
    this(true);
  }

  FakeConnection(boolean answersPings) {
    this.answersPings = answersPings;
  }

  private record Sent(Frame frame, Runnable written) {}

  @Override
  public void send(Frame frame, Runnable written) {
    onTheWay.add(new Sent(frame, written));
  }

  @Override
  public void ping() {
    pings++;
  }

  @Override
  public boolean answersPings() {
    return answersPings;
  }

  @Override
  public void close(CloseCode code) {
    closed = code;
  }

  /** Up to so many frames reach the client. */
  void deliver(int count) {
    for (int i = 0; i < count && !onTheWay.isEmpty(); i++) {
      Sent next = onTheWay.remove();
      delivered.add(parse(next.frame.text()));
      next.written.run();
    }
  }

  void deliverAll() {
    while (!onTheWay.isEmpty()) {
      deliver(1);
    }
  }

  List<JsonNode> delivered() {
    return delivered;
  }

  int pings() {
    return pings;
  }

  @Nullable CloseCode closed() {
    return closed;
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("expected JSON, found " + text, e);
    }
  }
}
