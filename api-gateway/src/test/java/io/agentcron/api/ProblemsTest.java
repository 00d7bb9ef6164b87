package io.agentcron.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.Client.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {
  private static final String MINIMAL =
      "{\"name\":\"problems\",\"runtime\":{\"type\":\"command\",\"command\":[\"df\"]}}";
  private static final Client CLIENT = Api.shared().client();

  @BeforeAll
  static void create() {
    assertThat(CLIENT.post("/api/agents", MINIMAL).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "GET    | /api/agents/nobody                    | -            | 404 | unknown-agent",
        "GET    | /api/agents/problems/schedules/none   | -            | 404 | unknown-schedule",
        "GET    | /api/nothing                          | -            | 404 | not-found",
        "GET    | /nothing                              | -            | 404 | not-found",
        "POST   | /api/runs/6f1a2c7e-0000-4000-8000-0123456789ab/cancel | - | 404 | unknown-run",
        "POST   | /api/runs/abc/cancel                  | -            | 400 | invalid-request",
        "DELETE | /api/agents                           | -            | 405 | method-not-allowed",
        "GET    | /api/agents?limit=0                   | -            | 400 | invalid-request",
        "GET    | /api/agents?limit=201                 | -            | 400 | invalid-request",
        "GET    | /api/agents?limit=many                | -            | 400 | invalid-request",
        "GET    | /api/agents?enabled=maybe             | -            | 400 | invalid-request",
        "GET    | /api/agents?cursor=x                  | -            | 400 | invalid-request",
        "GET    | /api/agents?q=%00                     | -            | 400 | invalid-request",
        "GET    | /api/cron/preview                     | -            | 400 | invalid-request",
        "GET    | /api/cron/preview?expression=*&count=0| -            | 400 | invalid-request",
        "GET    | /api/cron/preview?expression=*&from=x | -            | 400 | invalid-request",
        "POST   | /api/agents                           | -            | 400 | malformed-json",
        "POST   | /api/agents                           | {            | 400 | malformed-json",
        "POST   | /api/agents                           | []           | 400 | malformed-json",
        "POST   | /api/agents                           | null         | 400 | malformed-json",
        "POST   | /api/agents                           | {} {}        | 400 | malformed-json",
        "POST   | /api/agents                           | {\"a\":1,\"a\":2} | 400 | malformed-json",
        "POST   | /api/agents                           | {}           | 422 | invalid-input",
        "PATCH  | /api/agents/problems                  | {\"name\":7} | 422 | invalid-input",
        "PATCH  | /api/agents/problems                  | {\"schedules\":[{\"id\":\"6f1a2c7e-0000-4000-8000-0123456789ab\",\"name\":\"a\",\"cron\":\"@daily\"}]} | 422 | invalid-input",
        "POST   | /api/agents/problems/schedules        | {\"name\":\"a\"} | 422 | invalid-input",
        "POST   | /api/agents/problems/run              | {\"prompts\":\"a\"} | 422 | invalid-input",
      })
  void areDocumentsWithAStableType(
      String method, String path, @Nullable String body, int status, String type) {
    check(CLIENT.send(method, path, body), status, type);
  }

  @Test
  void tellWhichFieldAndWhatWasFound() {
    Answer answer =
        CLIENT.patch("/api/agents/problems", "{\"limits\":{\"timeout\":\"PT9999H\"},\"x\":1}");

    assertThat(answer.json().get("errors").toString())
        .isEqualTo(
            "[{\"field\":\"limits.timeout\",\"value\":\"PT9999H\",\"message\":\"expected PT1S to P7D\"},"
                + "{\"field\":\"x\",\"value\":1,\"message\":\"unknown property; expected one of: name,"
                + " description, enabled, prompt, runtime, limits, overlap, retry, budget, breaker, session, gate, labels, schedules, id, owner,"
                + " version, createdAt, createdBy, updatedAt, paused, lastRun, running\"}]");
  }

  @Test
  void refuseASecondAgentOfTheSameName() {
    check(CLIENT.post("/api/agents", MINIMAL), 409, "name-taken");
    assertThat(CLIENT.post("/api/agents", MINIMAL.replace("problems", "problems 2")).status())
        .isEqualTo(201);
    check(CLIENT.patch("/api/agents/problems%202", "{\"name\":\"problems\"}"), 409, "name-taken");
  }

  @Test
  void refuseTheWrongMediaType() {
    check(
        CLIENT.post("/api/agents", "<agent/>", "Content-Type", "text/xml"),
        415,
        "unsupported-media-type");
    check(CLIENT.get("/api/agents", "Accept", "image/png"), 406, "not-acceptable");
  }

  @Test
  void refuseWhatIsTooLarge() {
    String prompt = "\"" + "x".repeat(3 << 20) + "\"";
    check(CLIENT.patch("/api/agents/problems", "{\"prompt\":" + prompt + "}"), 413, "too-large");

    String schedules =
        "["
            + schedule("a")
            + ","
            + schedule("b")
            + ","
            + schedule("c")
            + ","
            + schedule("d")
            + ","
            + schedule("e")
            + "]";
    check(
        CLIENT.patch("/api/agents/problems", "{\"schedules\":" + schedules + "}"),
        413,
        "too-large");
    assertThat(CLIENT.get("/api/agents/problems").json().get("schedules")).isEmpty();
  }

  @Test
  void refuseCallsWithoutTheToken() {
    check(CLIENT.sendBare("GET", "/api/agents", null), 401, "unauthenticated");
    check(CLIENT.sendBare("GET", "/api/nothing", null), 401, "unauthenticated");
    Answer wrong =
        CLIENT.sendBare("GET", "/api/agents", null, "Authorization", "Bearer test-tokem");
    check(wrong, 401, "unauthenticated");
    assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  private static String schedule(String name) {
    return "{\"name\":\""
        + name
        + "\",\"cron\":\"@daily\",\"prompt\":\""
        + "x".repeat(250_000)
        + "\"}";
  }

  private static void check(Answer answer, int status, String type) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().get("type").textValue()).isEqualTo("urn:agentcron:problem:" + type);
    assertThat(answer.json().get("status").intValue()).isEqualTo(status);
    assertThat(answer.json().get("detail").textValue()).isNotBlank().doesNotContain("io.", "java.");
  }
}
