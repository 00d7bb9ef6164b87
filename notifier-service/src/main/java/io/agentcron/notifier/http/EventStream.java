package io.agentcron.notifier.http;

import io.agentcron.notifier.client.CloseCode;
import io.agentcron.notifier.client.Connection;
import io.agentcron.notifier.frame.Frame;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import reactor.core.publisher.FluxSink;

/**
 * A response of server-sent events as the way to a client. What waits for the network waits here:
 * the response is made of turns, and what is said at a turn is decided when it comes, so that what
 * need not be said any more can be dropped.
 */
final class EventStream implements Connection {
  private final FluxSink<EventStream> turns;
  private final ClientMetrics metrics;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

  /** Frames are shared by clients, so an event is only made of one when its turn has come. */
  private record Waiting(Supplier<byte[]> event, Runnable written) {}

  EventStream(FluxSink<EventStream> turns, ClientMetrics metrics) {
    this.turns = turns;
    this.metrics = metrics;
    say(ServerSentEvent::retry, () -> {});
  }

  /** What is said at a turn; the network has room for it. */
  byte[] take() {
    Waiting next = waiting.poll();
    if (next == null) {
      // It was dropped.
      return ServerSentEvent.nothing();
    }
    next.written.run();
    return next.event.get();
  }

  @Override
  public void send(Frame frame, Runnable written) {
    metrics.sent(frame);
    say(() -> ServerSentEvent.of(frame), written);
  }

  private void say(Supplier<byte[]> event, Runnable written) {
    waiting.add(new Waiting(event, written));
    var _ = turns.next(this);
  }

  /** A heartbeat is all that there is: nothing comes back on this way. */
  @Override
  public void ping() {}

  @Override
  public boolean answersPings() {
    return false;
  }

  @Override
  public void close(CloseCode code) {
    metrics.closed(code);
    if (code == CloseCode.TOO_SLOW) {
      // Or it would be kept for as long as the other side does not read.
      waiting.clear();
    }
    say(() -> ServerSentEvent.close(code), () -> {});
    turns.complete();
  }
}
