package io.agentcron.notifier.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.notifier.feed.Entry;
import io.agentcron.notifier.feed.LogRange;
import io.agentcron.notifier.feed.Positions;
import io.agentcron.notifier.feed.Step;
import io.agentcron.notifier.frame.CloudEvent;
import io.agentcron.notifier.security.BearerToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClientTest {
  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");
  private static final UUID TOPIC = new UUID(1, 2);
  private static final String AUTHENTICATE = "{\"type\":\"authenticate\",\"token\":\"%s\"}";

  private final Fanout fanout = new Fanout();
  private final Reception reception =
      new Reception(
          fanout,
          new Limits(
              Duration.ofSeconds(30),
              Duration.ofSeconds(5),
              10_000,
              Duration.ofSeconds(5),
              Duration.ofSeconds(75)),
          new BearerToken("secret"),
          "1.2.3");
  private final FakeConnection connection = new FakeConnection();
  private Positions live = Positions.of(TOPIC, 10, 20);

  ClientTest() {
    fanout.begin(live, NOW);
  }

  @Test
  void isGreetedWhenItsRequestHasTheToken() {
    welcome(Optional.of("secret"), Map.of());

    JsonNode hello = only(frames());
    assertThat(hello.get("type").asText()).isEqualTo("agentcron.hello");
    assertThat(hello.get("specversion").asText()).isEqualTo("1.0");
    assertThat(hello.get("time").asText()).isEqualTo("2026-03-01T06:00:00Z");
    assertThat(hello.get("cursor").asText()).isEqualTo(live.cursor());
    assertThat(hello.get("data").get("serverVersion").asText()).isEqualTo("1.2.3");
    assertThat(hello.get("data").get("heartbeatSeconds").toString()).isEqualTo("30");
  }

  @Test
  void isGreetedWhenItsFirstMessageHasTheToken() {
    Client client = welcome(Optional.empty(), Map.of());
    assertThat(frames()).isEmpty();

    client.message(AUTHENTICATE.formatted("secret"), NOW.plusSeconds(4));

    assertThat(types()).containsExactly("agentcron.hello");
  }

  @Test
  void isSentAwayWithAWrongToken() {
    welcome(Optional.of("wrong"), Map.of());

    assertThat(errorCodes()).containsExactly("unauthenticated");
    assertThat(connection.closed()).isEqualTo(CloseCode.UNAUTHENTICATED);
    assertThat(fanout.size()).isZero();
  }

  @Test
  void isSentAwayWithAWrongTokenInItsFirstMessage() {
    welcome(Optional.empty(), Map.of()).message(AUTHENTICATE.formatted("wrong"), NOW);

    assertThat(connection.closed()).isEqualTo(CloseCode.UNAUTHENTICATED);
  }

  @Test
  void isSentAwayIfItsFirstMessageIsAnother() {
    welcome(Optional.empty(), Map.of()).message("{\"type\":\"dance\"}", NOW);

    assertThat(connection.closed()).isEqualTo(CloseCode.UNAUTHENTICATED);
  }

  @Test
  void isSentAwayIfItShowsNoTokenInTime() {
    welcome(Optional.empty(), Map.of());

    reception.tick(NOW.plusMillis(4999));
    assertThat(connection.closed()).isNull();

    reception.tick(NOW.plusSeconds(5));
    assertThat(connection.closed()).isEqualTo(CloseCode.UNAUTHENTICATED);
  }

  @Test
  void learnsNothingOfItsMistakesBeforeItHasShownTheToken() {
    welcome(Optional.of("wrong"), Map.of("cursor", List.of("x")));

    assertThat(errorCodes()).containsExactly("unauthenticated");
  }

  @Test
  void isToldWhatIsWrongWithItsRequest() {
    welcome(Optional.of("secret"), Map.of("cursor", List.of("x")));

    assertThat(errorCodes()).containsExactly("bad_request");
    assertThat(connection.closed()).isEqualTo(CloseCode.BAD_REQUEST);
  }

  @Test
  void isAskedToComeBackWhenTheJournalIsNotFoundYet() {
    Reception early =
        new Reception(new Fanout(), reception.limits(), new BearerToken("secret"), "1.2.3");

    early.welcome(connection, "id", Optional.of("secret"), Map.of(), NOW);

    assertThat(connection.closed()).isEqualTo(CloseCode.NOT_READY);
  }

  @Test
  void isToldThatItsMessagesAreNotUnderstoodAndStays() {
    Client client = welcome(Optional.of("secret"), Map.of());

    client.message("{\"type\":\"dance\"}", NOW);
    client.message("what?", NOW);
    client.message(AUTHENTICATE.formatted("secret"), NOW);

    assertThat(errorCodes())
        .containsExactly("unknown_message", "malformed_message", "already_authenticated");
    assertThat(connection.closed()).isNull();
  }

  @Test
  void isSentAwayIfItTalksTooMuch() {
    Client client = welcome(Optional.of("secret"), Map.of());

    for (int i = 0; i < 21; i++) {
      client.message("{\"type\":\"dance\"}", NOW);
    }

    assertThat(errorCodes().getLast()).isEqualTo("too_many_messages");
    assertThat(connection.closed()).isEqualTo(CloseCode.TOO_MANY_MESSAGES);
  }

  @Test
  void isSentAwayIfAMessageIsTooBig() {
    welcome(Optional.of("secret"), Map.of()).tooBig(NOW);

    assertThat(errorCodes()).containsExactly("too_big");
    assertThat(connection.closed()).isEqualTo(CloseCode.TOO_BIG);
  }

  @Test
  void isToldFromWhereOnItsNewFilterHolds() {
    Client client = welcome(Optional.of("secret"), Map.of("agent", List.of("another")));
    publish("unwanted");

    client.message("{\"type\":\"filter\",\"filter\":{\"agent\":[\"name\",\"a\"]}}", NOW);
    reception.tick(NOW);
    String from = live.cursor();
    publish("wanted");

    assertThat(types()).containsExactly("agentcron.hello", "agentcron.filter", "t");
    JsonNode filter = frames().get(1);
    assertThat(filter.get("data").toString()).isEqualTo("{\"agent\":[\"a\",\"name\"]}");
    assertThat(filter.get("cursor").asText()).isEqualTo(from);
    assertThat(frames().getLast().get("id").asText()).isEqualTo("wanted");
  }

  @Test
  void hearsAHeartbeatWithTheCursorOfWhatItDidNotWant() {
    welcome(Optional.of("secret"), Map.of("agent", List.of("another")));
    publish("unwanted");

    reception.tick(NOW.plusMillis(29_999));
    reception.tick(NOW.plusSeconds(30));

    assertThat(types()).containsExactly("agentcron.hello", "agentcron.heartbeat");
    assertThat(frames().getLast().get("cursor").asText()).isEqualTo(live.cursor());
    assertThat(frames().getLast().has("data")).isFalse();
    assertThat(connection.pings()).isEqualTo(1);
  }

  @Test
  void isSentAwayIfNothingIsHeardOfItNotEvenAnswersToPings() {
    welcome(Optional.of("secret"), Map.of());

    reception.tick(NOW.plusSeconds(74));
    assertThat(connection.closed()).isNull();

    reception.tick(NOW.plusSeconds(75));
    assertThat(connection.closed()).isEqualTo(CloseCode.UNRESPONSIVE);
  }

  @Test
  void staysAsLongAsItAnswersPings() {
    Client client = welcome(Optional.of("secret"), Map.of());

    for (int second = 30; second <= 300; second += 30) {
      reception.tick(NOW.plusSeconds(second));
      client.pong(NOW.plusSeconds(second));
    }

    assertThat(connection.closed()).isNull();
    assertThat(connection.pings()).isEqualTo(10);
  }

  @Test
  void staysThoughNothingIsHeardOfItWhereNothingCanBe() {
    FakeConnection oneWay = new FakeConnection(false);
    reception.welcome(oneWay, "id", Optional.of("secret"), Map.of(), NOW);

    reception.tick(NOW.plusSeconds(75));

    assertThat(oneWay.closed()).isNull();
  }

  @Test
  void isNotSentMoreThanItsBoundAndIsSentAwayIfItStaysThere() {
    welcome(Optional.of("secret"), Map.of());
    for (int i = 0; i < 1000; i++) {
      publish("event-" + i);
    }

    reception.tick(NOW.plusSeconds(5));

    assertThat(connection.closed()).isEqualTo(CloseCode.TOO_SLOW);
    connection.deliverAll();
    int bytes = connection.delivered().stream().mapToInt(it -> it.toString().length()).sum();
    assertThat(bytes).isBetween(9_500, 10_500);
    assertThat(fanout.size()).isZero();
  }

  @Test
  void isToldOnceThatRetentionHasPassedIt() {
    welcome(Optional.of("secret"), Map.of("cursor", List.of(Positions.of(TOPIC, 1, 2).cursor())));
    Subscriber subscriber = Objects.requireNonNull(take());

    subscriber.repair(
        Map.of(0, new LogRange(5, 10), 1, new LogRange(6, 20)), subscriber.positions(), NOW);

    assertThat(types()).containsExactly("agentcron.hello", "agentcron.resync");
    JsonNode resync = frames().getLast();
    assertThat(resync.get("data").get("reason").asText()).isEqualTo("retention");
    assertThat(resync.get("cursor").asText()).isEqualTo(Positions.of(TOPIC, 5, 6).cursor());
  }

  @Test
  void missesNothingByRetentionIfItAskedForAllThatIsKept() {
    welcome(Optional.of("secret"), Map.of("from", List.of("earliest")));
    Subscriber subscriber = Objects.requireNonNull(take());

    subscriber.repair(Map.of(0, new LogRange(5, 10)), subscriber.positions(), NOW);

    assertThat(types()).containsExactly("agentcron.hello");
    assertThat(subscriber.positions()).isEqualTo(Positions.of(TOPIC, 5, 0));
  }

  @Test
  void isToldThatKafkaHasLostWhatItHadAlready() {
    welcome(Optional.of("secret"), Map.of("cursor", List.of(Positions.of(TOPIC, 12, 20).cursor())));
    Subscriber subscriber = take();

    subscriber.repair(Map.of(0, new LogRange(0, 11)), subscriber.positions(), NOW);

    assertThat(types()).containsExactly("agentcron.hello", "agentcron.resync");
    assertThat(frames().getLast().get("data").get("reason").asText()).isEqualTo("truncated");
    assertThat(subscriber.positions()).isEqualTo(Positions.of(TOPIC, 11, 20));
  }

  /**
   * A notifier that is a little behind asks Kafka how long the log is, and catches up meanwhile.
   */
  @Test
  void isNotTakenBackToWhereTheLogEndedWhenItWasLookedAt() {
    welcome(Optional.of("secret"), Map.of("cursor", List.of(Positions.of(TOPIC, 12, 20).cursor())));
    Subscriber subscriber = take();
    Positions own = subscriber.positions();
    Map<Integer, LogRange> looked = Map.of(0, new LogRange(0, 12));
    for (int offset = 10; offset < 14; offset++) {
      publish("event-" + offset);
    }

    subscriber.repair(looked, own, NOW);

    assertThat(types()).containsExactly("agentcron.hello", "t", "t");
    assertThat(subscriber.positions()).isEqualTo(Positions.of(TOPIC, 14, 20));
  }

  @Test
  void isToldWhenTheTopicIsMadeAgainAndGetsAllOfIt() {
    welcome(Optional.of("secret"), Map.of());
    UUID another = new UUID(3, 4);

    fanout.begin(Positions.of(another, 7, 0), NOW);

    assertThat(types()).containsExactly("agentcron.hello", "agentcron.resync");
    JsonNode resync = frames().getLast();
    assertThat(resync.get("data").get("reason").asText()).isEqualTo("topic_recreated");
    assertThat(resync.get("cursor").asText()).isEqualTo(Positions.of(another, 0, 0).cursor());
    assertThat(fanout.backlog().size()).isEqualTo(1);
  }

  @Test
  void isSentAwayKindlyWhenTheServiceStops() {
    welcome(Optional.of("secret"), Map.of());
    FakeConnection unknown = new FakeConnection();
    reception.welcome(unknown, "other", Optional.empty(), Map.of(), NOW);

    reception.close();

    assertThat(connection.closed()).isEqualTo(CloseCode.GOING_AWAY);
    assertThat(unknown.closed()).isEqualTo(CloseCode.GOING_AWAY);
  }

  @Test
  void isForgottenWhenItGoes() {
    Client client =
        welcome(
            Optional.of("secret"), Map.of("cursor", List.of(Positions.of(TOPIC, 1, 2).cursor())));

    client.closed();

    assertThat(fanout.size()).isZero();
    assertThat(fanout.backlog().size()).isZero();
  }

  private Client welcome(Optional<String> token, Map<String, List<String>> parameters) {
    return reception.welcome(connection, "id", token, parameters, NOW);
  }

  private Subscriber take() {
    try {
      return Objects.requireNonNull(fanout.backlog().take(Duration.ZERO));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void publish(String id) {
    Positions before = live;
    live = live.with(0, live.next(0) + 1);
    CloudEvent event = new CloudEvent(id, "/agents/a", "t", null, NOW);
    fanout.publish(
        new Step(
            before,
            live,
            0,
            Optional.of(new Entry("t", "a", "name", "o", null, null, null, event.template()))),
        NOW);
  }

  private List<JsonNode> frames() {
    connection.deliverAll();
    return connection.delivered();
  }

  private List<String> types() {
    return frames().stream().map(frame -> frame.get("type").asText()).toList();
  }

  private List<String> errorCodes() {
    return frames().stream()
        .filter(frame -> frame.get("type").asText().equals("agentcron.error"))
        .map(frame -> frame.get("data").get("code").asText())
        .toList();
  }

  private static JsonNode only(List<JsonNode> frames) {
    assertThat(frames).hasSize(1);
    return frames.getFirst();
  }
}
