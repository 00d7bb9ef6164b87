package io.agentcron.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
  private static final String RUNTIME = "\"runtime\":{\"type\":\"command\",\"command\":[\"df\"]}";

  private final Api api = Api.shared();
  private final Client client = api.client();

  @Test
  void letsOneOfManyWritersWinOnTheSameVersion() throws Exception {
    create("race");

    List<Integer> statuses =
        atOnce(
            8,
            writer ->
                client
                    .patch(
                        "/api/agents/race",
                        "{\"description\":\"by " + writer + "\"}",
                        "If-Match",
                        "\"1\"")
                    .status());

    assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
    assertThat(client.get("/api/agents/race").header("ETag")).isEqualTo("\"2\"");
  }

  @Test
  void letsOneOfManyTakeAName() throws Exception {
    List<Integer> statuses =
        atOnce(
            8, _ -> client.post("/api/agents", "{\"name\":\"wanted\"," + RUNTIME + "}").status());

    assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
  }

  @Test
  void letsOneOfManyRenameToTheSameName() throws Exception {
    for (int i = 0; i < 6; i++) {
      create("renamed " + i);
    }

    List<Integer> statuses =
        atOnce(
            6,
            writer ->
                client.patch("/api/agents/renamed%20" + writer, "{\"name\":\"renamed\"}").status());

    assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
  }

  @Test
  void losesNoUpdateAndPublishesVersionsInOrder() throws Exception {
    String id = create("edited");

    List<Integer> statuses =
        atOnce(
            40,
            writer ->
                client
                    .post(
                        "/api/agents/edited/schedules",
                        "{\"name\":\"s" + writer + "\",\"cron\":\"@daily\"}")
                    .status());

    assertThat(statuses).containsOnly(201);
    assertThat(client.get("/api/agents/edited").json().get("schedules")).hasSize(40);
    try (PublishedAgents topic = new PublishedAgents(api.properties())) {
      assertThat(topic.await(id, 41).getSchedules()).hasSize(40);
      List<Long> versions = topic.versions(id);
      assertThat(versions).isSorted().doesNotHaveDuplicates().endsWith(41L);
    }
  }

  @Test
  void publishesVersionsInOrderWithTwoInstances() throws Exception {
    String id = create("shared");
    try (Api other = Api.start(api.properties())) {
      List<Integer> statuses =
          atOnce(
              40,
              writer ->
                  (writer % 2 == 0 ? client : other.client())
                      .post("/api/agents/shared/toggle", null)
                      .status());

      assertThat(statuses).containsOnly(200);
    }
    try (PublishedAgents topic = new PublishedAgents(api.properties())) {
      assertThat(topic.await(id, 41).getEnabled()).isTrue();
      assertThat(topic.versions(id)).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void keepsEveryVersionInTheDatabase() {
    create("kept");
    for (int i = 0; i < 3; i++) {
      client.post("/api/agents/kept/toggle", null);
    }

    assertThat(
            Servers.query(
                api.properties(),
                "select version from agent_versions where definition->>'name' = 'kept'"
                    + " order by version"))
        .isEqualTo(LongStream.rangeClosed(1, 4).boxed().toList());
  }

  private String create(String name) {
    return client
        .post("/api/agents", "{\"name\":\"" + name + "\"," + RUNTIME + "}")
        .json()
        .get("id")
        .textValue();
  }

  private interface Writer<T> {
    T write(int number);
  }

  private static <T> List<T> atOnce(int writers, Writer<T> writer)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(writers)) {
      List<Callable<T>> calls =
          IntStream.range(0, writers)
              .mapToObj(number -> (Callable<T>) () -> writer.write(number))
              .toList();
      List<Future<T>> answers = threads.invokeAll(calls);
      return answers.stream().map(Future::resultNow).toList();
    }
  }
}
