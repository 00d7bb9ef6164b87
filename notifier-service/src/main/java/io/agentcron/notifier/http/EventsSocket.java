package io.agentcron.notifier.http;

import io.agentcron.notifier.client.Client;
import io.agentcron.notifier.client.Reception;
import io.agentcron.notifier.security.Credentials;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketPongMessage;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /ws/events}: brings what Micronaut calls to the client that it is about. */
@ServerWebSocket(value = "/ws/events", subprotocols = "agentcron.v1")
final class EventsSocket {
  private static final Logger LOG = LoggerFactory.getLogger(EventsSocket.class);
  private static final String CLIENT = "client";

  private final Reception reception;
  private final ClientMetrics metrics;
  private final InstantSource clock;

  EventsSocket(Reception reception, ClientMetrics metrics, InstantSource clock) {
    this.reception = reception;
    this.metrics = metrics;
    this.clock = clock;
  }

  @OnOpen
  void open(WebSocketSession session, HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    Client client =
        reception.welcome(
            new SocketConnection(session, metrics),
            UUID.randomUUID().toString(),
            Credentials.of(
                headers.getAll(HttpHeaders.AUTHORIZATION),
                headers.getAll(HttpHeaders.SEC_WEBSOCKET_PROTOCOL)),
            request.getParameters().asMap(),
            clock.instant());
    session.put(CLIENT, client);
  }

  @OnMessage(maxPayloadLength = SocketPipeline.MAX_MESSAGE_BYTES)
  void message(String text, WebSocketSession session) {
    withClient(session, client -> client.message(text, clock.instant()));
  }

  @OnMessage
  void pong(WebSocketPongMessage pong, WebSocketSession session) {
    withClient(session, client -> client.pong(clock.instant()));
  }

  @OnClose
  void close(WebSocketSession session) {
    withClient(session, Client::closed);
  }

  @OnError
  void error(WebSocketSession session, Throwable error) {
    switch (error) {
      case TooLongFrameException _ -> withClient(session, client -> client.tooBig(clock.instant()));
      // Netty has answered the one, and nobody is left to answer in the other case.
      case CorruptedFrameException _ ->
          LOG.atDebug().setCause(error).log("A client broke the protocol");
      case IOException _ -> LOG.atDebug().setCause(error).log("A client went away");
      default -> {
        LOG.atError().setCause(error).log("A client's connection failed");
        session.close(CloseReason.INTERNAL_ERROR);
      }
    }
  }

  private static void withClient(WebSocketSession session, Consumer<Client> action) {
    Optional<Client> client = session.get(CLIENT, Client.class);
    client.ifPresent(action);
  }
}
