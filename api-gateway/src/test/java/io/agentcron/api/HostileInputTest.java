package io.agentcron.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentcron.api.Client.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of every body is replaced by everything that does not belong there. */
class HostileInputTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AGENT =
      """
      {"name":"hostile","description":"d","enabled":true,"prompt":"p",
       "runtime":{"type":"command","command":["df","-h"],"workingDirectory":"/","environment":{"A":"b"},
         "stdin":"","shell":false},
       "limits":{"maxTurns":1,"maxBudgetUsd":1,"timeout":"PT1M"},"labels":{"a":"b"},
       "schedules":[{"name":"s","cron":"@daily","timezone":"UTC","enabled":true,"prompt":"p"}]}\
      """;
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e400",
          "1e-400",
          "123456789012345678901234567890",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\u202e\\ufeff\"",
          "\"💥\"",
          "[]",
          "[null]",
          "[[]]",
          "{}",
          "{\"\":null}",
          "{\"\\u0000\":\"\\u0000\"}",
          "\"'; drop table agents; --\"",
          "\"../../etc/passwd\"",
          "\"${7*7}\"",
          "\"PT99999999999999H\"",
          "\"* * * * * * * * * *\"",
          "\"" + "9".repeat(5_000) + "\"",
          "[".repeat(20) + "]".repeat(20));

  private final Client client = Api.shared().client();

  @Test
  void neverFailsAtItAndNeverSavesHalfOfIt() throws JsonProcessingException {
    JsonNode created = client.post("/api/agents", AGENT).json();
    String path = "/api/agents/" + created.get("id").textValue();
    for (String field : fields(JSON.readTree(AGENT), "")) {
      for (String value : VALUES) {
        String body = replaced(field, value);
        Answer before = client.get(path);
        Answer put = client.put(path, body);
        check(put, field, value);
        if (put.status() >= 400) {
          assertThat(client.get(path).header("ETag")).isEqualTo(before.header("ETag"));
        }
      }
    }
  }

  @Test
  void isNotConfusedByPatchesEither() throws JsonProcessingException {
    client.post("/api/agents", AGENT.replace("hostile", "patched"));
    for (String field : List.of("name", "runtime", "limits", "labels", "schedules", "prompt")) {
      for (String value : VALUES) {
        Answer patch = client.patch("/api/agents/patched", "{\"" + field + "\":" + value + "}");
        check(patch, field, value);
        check(
            client.post(
                "/api/agents/patched/run", "{\"" + field + "\":" + value + "}", "Prefer", "wait=0"),
            field,
            value);
        if (patch.status() == 200) {
          check(
              client.put(
                  "/api/agents/" + patch.json().get("id").textValue(),
                  AGENT.replace("hostile", "patched")),
              field,
              value);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "%",
        "a/b",
        "\0",
        "\r\nX: y",
        "'; drop table agents; --",
        "💥",
        "{id}",
        "*",
        "#",
        "?",
        "6f1a2c7e-0000-4000-8000-0123456789ab",
        "6f1a2c7e-0000-4000-8000-0123456789ag"
      })
  void isNotConfusedByNamesInAddresses(String name) {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    List<Consumer<String>> calls =
        List.of(
            path -> check(client.get(path), path, name),
            path -> check(client.put(path, AGENT), path, name),
            path -> check(client.post(path + "/toggle", null), path, name),
            path -> check(client.post(path + "/run", "{}", "Prefer", "wait=0"), path, name),
            path -> check(client.get(path + "/schedules/" + encoded), path, name),
            path -> check(client.delete(path), path, name));
    calls.forEach(call -> call.accept("/api/agents/" + encoded));
    check(client.get("/api/agents?q=" + encoded + "&cursor=" + encoded), "q", name);
    check(client.get("/api/schedules?q=" + encoded + "&limit=" + encoded), "q", name);
    check(
        client.get("/api/cron/preview?expression=" + encoded + "&timezone=" + encoded), "q", name);
  }

  @Test
  void isNotConfusedByDepth() {
    String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);

    assertThat(client.post("/api/agents", deep).status()).isEqualTo(400);
  }

  private static void check(Answer answer, String field, String value) {
    assertThat(answer.status())
        .as("%s = %s: %s", field, value, answer.response().body())
        .isLessThan(500);
    if (answer.status() >= 400) {
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
  }

  private static String replaced(String field, String value) throws JsonProcessingException {
    ObjectNode document = (ObjectNode) JSON.readTree(AGENT);
    int last = field.lastIndexOf('/');
    JsonNode parent = document.at(field.substring(0, last));
    String name = field.substring(last + 1);
    String marker = "\"@@\"";
    if (parent instanceof ObjectNode object) {
      object.put(name, "@@");
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(name), "@@");
    }
    // As text, so that numbers stay as they are written.
    return JSON.writeValueAsString(document).replace(marker, value);
  }

  private static List<String> fields(JsonNode node, String path) {
    List<String> fields = new ArrayList<>();
    if (node.isObject()) {
      node.properties()
          .forEach(it -> {
            fields.add(path + "/" + it.getKey());
            fields.addAll(fields(it.getValue(), path + "/" + it.getKey()));
          });
    } else if (node.isArray()) {
      IntStream.range(0, node.size())
          .forEach(i -> {
            fields.add(path + "/" + i);
            fields.addAll(fields(node.get(i), path + "/" + i));
          });
    }
    return fields;
  }
}
