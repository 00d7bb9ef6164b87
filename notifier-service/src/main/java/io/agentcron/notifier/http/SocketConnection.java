package io.agentcron.notifier.http;

import io.agentcron.notifier.client.CloseCode;
import io.agentcron.notifier.client.Connection;
import io.agentcron.notifier.frame.Frame;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/** A WebSocket as the way to a client; what is sent to one that is gone is dropped. */
final class SocketConnection implements Connection {
  private final WebSocketSession session;
  private final ClientMetrics metrics;

  SocketConnection(WebSocketSession session, ClientMetrics metrics) {
    this.session = session;
    this.metrics = metrics;
  }

  @Override
  public void send(Frame frame, Runnable written) {
    try {
      // Not a String: the bytes are the same for all clients and need not be made for each.
      var _ =
          session
              .sendAsync(new TextWebSocketFrame(Unpooled.wrappedBuffer(frame.bytes())))
              .whenComplete((_, _) -> written.run());
      metrics.sent(frame);
    } catch (WebSocketSessionException e) {
      written.run();
    }
  }

  @Override
  public void ping() {
    try {
      var _ = session.sendPingAsync(new byte[0]);
    } catch (WebSocketSessionException e) {
      // Gone: onClose comes or has come.
    }
  }

  @Override
  public boolean answersPings() {
    return true;
  }

  @Override
  public void close(CloseCode code) {
    metrics.closed(code);
    session.close(new CloseReason(code.code(), code.reason()));
  }
}
