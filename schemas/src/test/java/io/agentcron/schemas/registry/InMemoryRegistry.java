package io.agentcron.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** Confluent's REST API on loopback, kept in memory; can be told to fail its next answers. */
public final class InMemoryRegistry implements AutoCloseable {
  private final HttpServer server;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<Schema, Integer> ids = new LinkedHashMap<>();
  private final Map<String, List<Schema>> subjects = new HashMap<>();
  private final Deque<Integer> failures = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private Optional<String> requiredAuthorization = Optional.empty();

  public InMemoryRegistry() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next answers have these statuses, one each. */
  public synchronized void failNext(Integer... statuses) {
    failures.addAll(List.of(statuses));
  }

  public synchronized void requireAuthorization(String header) {
    requiredAuthorization = Optional.of(header);
  }

  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    JsonNode body = json.readTree(exchange.getRequestBody());
    if (!failures.isEmpty()) {
      answer(
          exchange, failures.removeFirst(), "{\"error_code\":50001,\"message\":\"told to fail\"}");
    } else if (requiredAuthorization
        .filter(it -> !it.equals(exchange.getRequestHeaders().getFirst("Authorization")))
        .isPresent()) {
      answer(exchange, 401, "{\"error_code\":40101,\"message\":\"who are you\"}");
    } else if (path.startsWith("/schemas/ids/")) {
      byId(exchange, Integer.parseInt(path.substring("/schemas/ids/".length())));
    } else if (path.startsWith("/compatibility/subjects/")) {
      compatible(exchange, path.split("/", -1)[3], parse(body));
    } else if (path.endsWith("/versions")) {
      register(exchange, path.split("/", -1)[2], parse(body));
    } else {
      lookUp(exchange, path.split("/", -1)[2], parse(body));
    }
  }

  private void byId(HttpExchange exchange, int id) throws IOException {
    for (Map.Entry<Schema, Integer> entry : ids.entrySet()) {
      if (entry.getValue() == id) {
        answer(
            exchange,
            200,
            json.createObjectNode().put("schema", entry.getKey().toString()).toString());
        return;
      }
    }
    answer(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
  }

  private void register(HttpExchange exchange, String subject, Schema schema) throws IOException {
    List<Schema> versions = subjects.computeIfAbsent(subject, _ -> new ArrayList<>());
    if (!versions.contains(schema)) {
      if (!isCompatible(versions, schema)) {
        answer(exchange, 409, "{\"error_code\":409,\"message\":\"Schema is incompatible\"}");
        return;
      }
      versions.add(schema);
    }
    answer(exchange, 200, "{\"id\":" + ids.computeIfAbsent(schema, _ -> ids.size() + 1) + "}");
  }

  private void lookUp(HttpExchange exchange, String subject, Schema schema) throws IOException {
    List<Schema> versions = subjects.get(subject);
    if (versions == null) {
      answer(exchange, 404, "{\"error_code\":40401,\"message\":\"Subject not found\"}");
    } else if (!versions.contains(schema)) {
      answer(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
    } else {
      answer(exchange, 200, "{\"id\":" + ids.get(schema) + "}");
    }
  }

  private void compatible(HttpExchange exchange, String subject, Schema schema) throws IOException {
    boolean compatible = isCompatible(subjects.getOrDefault(subject, List.of()), schema);
    answer(exchange, 200, "{\"is_compatible\":" + compatible + "}");
  }

  private static boolean isCompatible(List<Schema> writers, Schema reader) {
    return writers.stream()
        .allMatch(writer ->
            SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
                == SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE);
  }

  private Schema parse(JsonNode body) {
    return new Schema.Parser().parse(body.required("schema").textValue());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
