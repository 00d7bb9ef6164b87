package io.agentcron.api.agents;

import io.agentcron.api.input.InputObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The shapes of options that only the executor understands. */
enum RuntimeOption {
  /** A word for an argument; one with a dash in front could be taken for another option. */
  WORD {
    @Override
    Optional<Object> read(InputObject in, String name) {
      Optional<String> word = in.text(name);
      word.filter(it -> it.isBlank() || it.startsWith("-"))
          .ifPresent(it -> in.violation(name, it, "expected a word without '-' in front"));
      return word.map(Function.identity());
    }
  },
  TEXT {
    @Override
    Optional<Object> read(InputObject in, String name) {
      return in.text(name).map(Function.identity());
    }
  },
  TEXTS {
    @Override
    Optional<Object> read(InputObject in, String name) {
      return in.has(name) ? Optional.of(in.texts(name)) : Optional.empty();
    }
  },
  FLAG {
    @Override
    Optional<Object> read(InputObject in, String name) {
      return in.has(name) ? Optional.of(in.flag(name, false)) : Optional.empty();
    }
  },
  TEXTS_BY_NAME {
    @Override
    Optional<Object> read(InputObject in, String name) {
      Map<String, String> texts = in.textsByName(name);
      return texts.isEmpty() ? Optional.empty() : Optional.of(texts);
    }
  },
  VARIABLES {
    @Override
    Optional<Object> read(InputObject in, String name) {
      Map<String, String> variables = RuntimeDocument.environment(in);
      return variables.isEmpty() ? Optional.empty() : Optional.of(variables);
    }
  },
  DURATION {
    @Override
    Optional<Object> read(InputObject in, String name) {
      Optional<Duration> duration = in.duration(name);
      duration
          .filter(it -> !it.isPositive())
          .ifPresent(it -> in.violation(name, it, "expected more than zero"));
      return duration.map(Duration::toString);
    }
  },
  ADDRESS {
    @Override
    Optional<Object> read(InputObject in, String name) {
      if (!in.has(name)) {
        var _ = in.requiredText(name);
        return Optional.empty();
      }
      Optional<String> address = in.text(name);
      address
          .filter(it -> !isWeb(it))
          .ifPresent(it -> in.violation(name, it, "expected http:// or https:// and a host"));
      return address.map(Function.identity());
    }
  },
  EXIT_CODES {
    @Override
    Optional<Object> read(InputObject in, String name) {
      Map<String, String> codes = in.textsByName(name);
      codes.forEach((code, meaning) -> {
        if (!CODE.matcher(code).matches()) {
          in.violation(name, code, "expected exit codes from 0 to 255");
        }
        if (!MEANINGS.contains(meaning)) {
          in.violation(
              name + "." + code, meaning, "expected one of " + String.join(", ", MEANINGS));
        }
      });
      return codes.isEmpty() ? Optional.empty() : Optional.of(codes);
    }
  },
  POINTERS {
    @Override
    Optional<Object> read(InputObject in, String name) {
      Map<String, String> pointers = in.textsByName(name);
      pointers.forEach((value, pointer) -> {
        if (!REPORTED.contains(value)) {
          in.violation(name, value, "expected one of " + String.join(", ", REPORTED));
        }
        if (!pointer.startsWith("/")) {
          in.violation(name + "." + value, pointer, "expected a JSON pointer such as /usage/cost");
        }
      });
      return pointers.isEmpty() ? Optional.empty() : Optional.of(pointers);
    }
  };

  /** By the type of runtime: its options, besides those that are read otherwise. */
  static final Map<String, Map<String, RuntimeOption>> BY_TYPE = byType();

  private static final Pattern CODE = Pattern.compile("\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]");
  private static final List<String> MEANINGS =
      List.of("success", "error", "max_turns", "budget_exceeded", "authentication", "rate_limited");
  private static final List<String> REPORTED =
      List.of(
          "output",
          "sessionId",
          "costUsd",
          "inputTokens",
          "outputTokens",
          "cacheReadTokens",
          "cacheCreationTokens",
          "numTurns",
          "contextUsed",
          "contextMax");

  abstract Optional<Object> read(InputObject in, String name);

  /** The options of this type that are there. */
  static Map<String, Object> readAll(InputObject in, String type) {
    Map<String, Object> options = new LinkedHashMap<>();
    BY_TYPE
        .getOrDefault(type, Map.of())
        .forEach(
            (name, shape) -> shape.read(in, name).ifPresent(value -> options.put(name, value)));
    return options;
  }

  private static boolean isWeb(String address) {
    try {
      URI uri = new URI(address);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Map<String, Map<String, RuntimeOption>> byType() {
    Map<String, RuntimeOption> claude = new LinkedHashMap<>();
    claude.put("fallbackModel", WORD);
    claude.put("effort", WORD);
    claude.put("tools", TEXTS);
    claude.put("disallowedTools", TEXTS);
    claude.put("systemPrompt", TEXT);
    claude.put("appendSystemPrompt", TEXT);
    claude.put("mcpConfig", TEXT);
    claude.put("strictMcpConfig", FLAG);
    claude.put("settings", TEXT);
    claude.put("settingSources", TEXTS);
    claude.put("addDirectories", TEXTS);
    claude.put("jsonSchema", TEXT);
    Map<String, RuntimeOption> http = new LinkedHashMap<>();
    http.put("url", ADDRESS);
    http.put("headers", TEXTS_BY_NAME);
    http.put("timeout", DURATION);
    http.put("response", POINTERS);
    Map<String, RuntimeOption> cli = new LinkedHashMap<>();
    cli.put("model", WORD);
    cli.put("arguments", TEXTS);
    cli.put("environment", VARIABLES);
    cli.put("workingDirectory", WORD);
    Map<String, Map<String, RuntimeOption>> byType = new LinkedHashMap<>();
    byType.put("command", Map.of("exitCodes", EXIT_CODES));
    byType.put("claude", claude);
    byType.put("http", http);
    List.of("codex", "gemini", "opencode").forEach(type -> byType.put(type, cli));
    return byType;
  }
}
