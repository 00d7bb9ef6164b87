package io.agentcron.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
  private static final String AUTHENTICATE = "{\"type\":\"authenticate\",\"token\":\"%s\"}";

  private Journal journal;
  private Notifier notifier;

  @BeforeAll
  void start(@TempDir Path directory) throws InterruptedException {
    journal = Journal.start(directory);
    notifier =
        Notifier.start(
            journal,
            Map.of(
                "agentcron.notifier.authentication-timeout",
                "3s",
                "agentcron.notifier.allowed-origins",
                "loopback,https://agentcron.example.com"));
  }

  @AfterAll
  void stop() {
    notifier.close();
    journal.close();
  }

  @Test
  void letsInWhoSetsTheHeader() {
    connect(Notifier.WITH_TOKEN).awaitHello().close();
  }

  @Test
  void letsInWhoOffersTheTokenAsASubprotocol() {
    try (EventClient client = connect(bySubprotocol(Notifier.TOKEN))) {
      client.awaitHello();

      assertThat(client.socket().getSubprotocol()).isEqualTo("agentcron.v1");
    }
  }

  @Test
  void letsInWhoseFirstMessageHasTheToken() {
    try (EventClient client = connect(Notifier.PLAIN)) {
      client.send(AUTHENTICATE.formatted(Notifier.TOKEN));

      client.awaitHello();
    }
  }

  @Test
  void sendsAwayWhoHasTheWrongTokenWhereverItStands() {
    assertSentAway(connect(request -> request.header("Authorization", "Bearer wrong")));
    assertSentAway(connect(bySubprotocol("wrong")));
    EventClient client = connect(Notifier.PLAIN);
    client.send(AUTHENTICATE.formatted("wrong"));
    assertSentAway(client);
  }

  @Test
  void sendsAwayWhoShowsNoTokenInTime() {
    assertSentAway(connect(Notifier.PLAIN));
  }

  @Test
  void takesNoTokenFromTheAddress() {
    EventClient client =
        EventClient.connect(
            notifier.events("?access_token=" + Notifier.TOKEN), Notifier.WITH_TOKEN);

    assertThat(client.awaitClose()).isEqualTo(4400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:3000", "https://agentcron.example.com"})
  void letsInPagesThatAreAllowed(String origin) {
    connect(Notifier.WITH_TOKEN.andThen(request -> request.header("Origin", origin)))
        .awaitHello()
        .close();
  }

  @Test
  void refusesPagesOfOthersEvenWithTheToken() {
    assertThatThrownBy(() ->
            connect(
                Notifier.WITH_TOKEN.andThen(
                    request -> request.header("Origin", "https://evil.example"))))
        .cause()
        .asInstanceOf(type(WebSocketHandshakeException.class))
        .satisfies(it -> assertThat(it.getResponse().statusCode()).isEqualTo(403));
  }

  @Test
  void refusesAnotherNameForThisMachineWhateverIsAskedFor() throws IOException {
    assertThat(statusLine("/health/liveness", "localhost:" + notifier.port())).contains(" 200 ");
    assertThat(statusLine("/health/liveness", "evil.example:" + notifier.port())).contains(" 403 ");
    assertThat(statusLine("/ws/events", "evil.example:" + notifier.port())).contains(" 403 ");
  }

  @Test
  void neverLogsTheToken() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    Level before = root.getLevel();
    root.detachAppender("out");
    root.addAppender(logged);
    root.setLevel(Level.DEBUG);
    try {
      connect(Notifier.WITH_TOKEN).awaitHello().close();
      connect(bySubprotocol(Notifier.TOKEN)).awaitHello().close();
      EventClient client = connect(Notifier.PLAIN);
      client.send(AUTHENTICATE.formatted(Notifier.TOKEN));
      client.awaitHello().close();
    } finally {
      root.setLevel(before);
      root.detachAppender(logged);
    }

    assertThat(logged.list).isNotEmpty();
    assertThat(logged.list)
        .noneMatch(event -> event.getFormattedMessage().contains(Notifier.TOKEN));
  }

  private EventClient connect(Consumer<WebSocket.Builder> request) {
    return EventClient.connect(notifier.events(""), request);
  }

  private static Consumer<WebSocket.Builder> bySubprotocol(String token) {
    return request -> request.subprotocols("agentcron.v1", "agentcron.bearer." + token);
  }

  private static void assertSentAway(EventClient client) {
    assertThat(client.awaitClose()).isEqualTo(4401);
    assertThat(client.types()).containsExactly("agentcron.error");
  }

  /** Java's clients do not let us say another name than the one they connect to. */
  private String statusLine(String path, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), notifier.port())) {
      String request =
          """
          GET %s HTTP/1.1
          Host: %s
          Connection: Upgrade
          Upgrade: websocket
          Sec-WebSocket-Version: 13
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

          """
              .formatted(path, host)
              .replace("\n", "\r\n");
      if (path.startsWith("/health")) {
        request = request.replaceAll("(Connection|Upgrade|Sec-[^:]*): .*\r\n", "");
      }
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = new byte[64];
      int read = socket.getInputStream().read(answer);
      return new String(answer, 0, read, StandardCharsets.US_ASCII)
          .lines()
          .findFirst()
          .orElseThrow();
    }
  }
}
