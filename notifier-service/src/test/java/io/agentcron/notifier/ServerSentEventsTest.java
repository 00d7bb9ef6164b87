package io.agentcron.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerSentEventsTest {
  private Journal journal;
  private Notifier notifier;

  @BeforeAll
  void start(@TempDir Path directory) throws InterruptedException {
    journal = Journal.start(directory);
    notifier = Notifier.start(journal, Map.of("agentcron.notifier.heartbeat", "300ms"));
  }

  @AfterAll
  void stop() {
    notifier.close();
    journal.close();
  }

  @Test
  void tellsWhatHappensInTheSameFramesAsTheWebSocket() throws Exception {
    try (StreamClient stream = notifier.listen("?agent=a&agent=b");
        EventClient socket = notifier.connect("?agent=a&agent=b")) {
      List<String> ids = journal.writeFor("a", "c", "b", "a");
      ids.remove(1);

      stream.await(it -> it.events().size() >= 3);
      socket.await(it -> it.events().size() >= 3);
      assertThat(stream.eventIds()).containsExactlyInAnyOrderElementsOf(ids);
      assertThat(stream.response().headers().firstValue("Content-Type"))
          .hasValueSatisfying(it -> assertThat(it).startsWith("text/event-stream"));
      assertThat(stream.response().headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(stream.events().getFirst().get("data"))
          .isEqualTo(socket.events().getFirst().get("data"));
      stream.await(it -> it.types().contains("agentcron.heartbeat"));
      assertThat(stream.lastEventId()).isEqualTo(stream.cursor());
    }
  }

  @Test
  void goesOnAfterTheLastEventThatABrowserHadThoughItsAddressSaysAnotherBeginning()
      throws Exception {
    List<String> ids = new ArrayList<>();
    String last;
    try (StreamClient stream = notifier.listen("?agent=d&from=earliest")) {
      ids.addAll(journal.writeFor("d", "d", "d"));
      stream.await(it -> it.events().size() >= 3);
      last = stream.events().get(1).get("cursor").asText();
    }
    ids.addAll(journal.writeFor("d"));

    try (StreamClient back =
        StreamClient.connect(
            notifier.stream("?agent=d&from=earliest"),
            Notifier.WITH_TOKEN_IN_HEADER.andThen(it -> it.header("Last-Event-ID", last)))) {
      back.await(it -> it.events().size() >= 2);
      assertThat(back.eventIds()).isEqualTo(ids.subList(2, 4));
    }
  }

  @Test
  void refusesWhoHasNoTokenOrTheWrongOneOrAsksForWhatIsNotThere() {
    assertThat(status("", _ -> {})).isEqualTo(401);
    assertThat(status("", it -> it.header("Authorization", "Bearer wrong"))).isEqualTo(401);
    assertThat(status("?access_token=" + Notifier.TOKEN, Notifier.WITH_TOKEN_IN_HEADER))
        .isEqualTo(400);
    assertThat(
            status(
                "", Notifier.WITH_TOKEN_IN_HEADER.andThen(it -> it.header("Last-Event-ID", "x"))))
        .isEqualTo(400);
  }

  @Test
  void isNeverCompressedWhichWouldHoldEventsBack() {
    try (StreamClient stream =
        StreamClient.connect(
            notifier.stream(""),
            Notifier.WITH_TOKEN_IN_HEADER.andThen(it -> it.header("Accept-Encoding", "gzip")))) {
      assertThat(stream.awaitHello().response().headers().firstValue("Content-Encoding")).isEmpty();
    }
  }

  @Test
  void letsPagesOfAllowedOriginsReadItAndNoOthers() throws Exception {
    String page = "http://localhost:8080";
    HttpResponse<?> preflight =
        send(
            HttpRequest.newBuilder(notifier.stream(""))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", page)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization,last-event-id"));

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).contains(page);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
        .contains("Authorization, Last-Event-ID");
    try (StreamClient stream =
        StreamClient.connect(
            notifier.stream(""),
            Notifier.WITH_TOKEN_IN_HEADER.andThen(it -> it.header("Origin", page)))) {
      assertThat(stream.response().headers().firstValue("Access-Control-Allow-Origin"))
          .contains(page);
    }
    assertThat(
            status(
                "",
                Notifier.WITH_TOKEN_IN_HEADER.andThen(
                    it -> it.header("Origin", "https://evil.example"))))
        .isEqualTo(403);
  }

  @Test
  void saysWhyItEndsWhenTheNotifierStops() {
    Notifier another = Notifier.start(journal, Map.of());
    try (StreamClient stream = another.listen("")) {
      another.close();

      assertThat(stream.awaitClose()).isEqualTo(1001);
    }
  }

  private int status(String query, Consumer<HttpRequest.Builder> request) {
    try (StreamClient client = StreamClient.connect(notifier.stream(query), request)) {
      return client.response().statusCode();
    }
  }

  private static HttpResponse<?> send(HttpRequest.Builder request) throws Exception {
    try (var http = java.net.http.HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }
  }
}
