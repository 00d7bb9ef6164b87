package io.agentcron.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentcron.api.Client.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page at {@code /} as browsers get it, without a browser. */
class DashboardTest {
  private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
  private static final Pattern IMPORT =
      Pattern.compile("(?:\\bfrom|\\bimport)\\s*['\"]([^'\"\\s]+)['\"]");
  private static final Pattern ADDRESS = Pattern.compile("(?:https?:)?//[a-z0-9][a-z0-9.-]*");

  private final Client client = Api.shared().client();

  private Answer page() {
    return client.sendBare("GET", "/", null);
  }

  private static String importMap(Answer page) {
    return IMPORT_MAP
        .matcher(page.response().body())
        .results()
        .map((MatchResult it) -> it.group(1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void allowsItsOwnImportMapByItsHash() throws Exception {
    Answer page = page();
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(importMap(page).getBytes(StandardCharsets.UTF_8));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy"))
        .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
        .doesNotContain("unsafe");
  }

  @Test
  void isAskedForAgainAfterAnUpgrade() {
    assertThat(page().header("Cache-Control")).contains("max-age=0");
  }

  @Test
  void findsEveryFileThatItRefersToHere() {
    assertThat(REFERENCE.matcher(page().response().body()).results().map(it -> it.group(1)))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(client.sendBare("GET", it, null).status()).isEqualTo(200));
  }

  @Test
  void findsEveryModuleThatItImportsAndHasNoOthers() throws Exception {
    Map<String, String> modules = modules();

    assertThat(modules).containsKey("/app/main.js").hasSizeGreaterThan(20);
    assertThat(ownFiles()).isSubsetOf(modules.keySet());
  }

  @Test
  void namesNoOtherServerAndPutsNoDataIntoMarkup() throws Exception {
    for (Map.Entry<String, String> module : modules().entrySet()) {
      if (module.getKey().startsWith("/app/")) {
        assertThat(ADDRESS.matcher(module.getValue()).results()).as(module.getKey()).isEmpty();
        assertThat(module.getValue())
            .as(module.getKey())
            .doesNotContainIgnoringCase("innerHTML", "unsafe", "insertAdjacent", "eval(");
      }
    }
  }

  /** All that the page loads, by address. */
  private Map<String, String> modules() throws Exception {
    JsonNode imports = new ObjectMapper().readTree(importMap(page())).required("imports");
    Map<String, String> loaded = new HashMap<>();
    Deque<String> wanted = new ArrayDeque<>(List.of("/app/main.js"));
    while (!wanted.isEmpty()) {
      String address = wanted.remove();
      if (!loaded.containsKey(address)) {
        Answer answer = client.sendBare("GET", address, null);
        assertThat(answer.status()).as(address).isEqualTo(200);
        assertThat(answer.header("Content-Type")).as(address).contains("javascript");
        loaded.put(address, answer.response().body());
        IMPORT
            .matcher(answer.response().body())
            .results()
            .map((MatchResult it) -> resolved(it.group(1), address, imports))
            .forEach(wanted::add);
      }
    }
    return loaded;
  }

  /** As browsers do: relative to the module, or by the longest name in the import map. */
  private static String resolved(String name, String module, JsonNode imports) {
    if (name.startsWith(".")) {
      return URI.create(module).resolve(name).toString();
    }
    if (imports.has(name)) {
      return imports.get(name).textValue();
    }
    return imports.properties().stream()
        .filter(it -> it.getKey().endsWith("/") && name.startsWith(it.getKey()))
        .max(Map.Entry.comparingByKey())
        .map(it -> it.getValue().textValue() + name.substring(it.getKey().length()))
        .orElseThrow(() -> new AssertionError("The import map has no " + name));
  }

  private static List<String> ownFiles() throws Exception {
    Path root = Path.of(DashboardTest.class.getResource("/public").toURI());
    try (var files = Files.walk(root.resolve("app"))) {
      return files.filter(Files::isRegularFile).map(file -> "/" + root.relativize(file)).toList();
    }
  }
}
