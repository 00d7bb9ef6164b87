package io.agentcron.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request to the registry, tried over all its addresses and again after a while. */
final class RegistryHttp {
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

  private final RegistryConfig config;
  private final HttpClient client;
  private final Optional<String> authorization;
  private final ObjectMapper json = new ObjectMapper();

  RegistryHttp(RegistryConfig config) {
    this.config = config;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout())
            .build();
    this.authorization =
        config
            .userInfo()
            .map(info -> Base64.getEncoder().encodeToString(info.getBytes(StandardCharsets.UTF_8)))
            .map(encoded -> "Basic " + encoded);
  }

  JsonNode get(String path) {
    return send(path, HttpRequest.newBuilder().GET());
  }

  JsonNode post(String path, String body) {
    return send(path, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonNode send(String path, HttpRequest.Builder request) {
    request.timeout(config.readTimeout());
    request
        .header("Content-Type", CONTENT_TYPE)
        .header("Accept", CONTENT_TYPE + ", application/json");
    authorization.ifPresent(value -> request.header("Authorization", value));
    Duration wait = config.retryWait();
    for (int retry = 0; ; retry++) {
      RegistryException.@Nullable Unavailable failure = null;
      for (URI url : config.urls()) {
        try {
          return sendOnce(request.uri(URI.create(url + path)).build());
        } catch (RegistryException.Unavailable e) {
          failure = e;
        }
      }
      if (retry >= config.maxRetries() && failure != null) {
        throw failure;
      }
      pause(wait);
      wait = min(wait.multipliedBy(2), config.retryMaxWait());
    }
  }

  private JsonNode sendOnce(HttpRequest request) {
    HttpResponse<String> response;
    try {
      response = client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new RegistryException.Unavailable("No answer from the registry: " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException.Unavailable("Interrupted while asking " + request.uri(), e);
    }
    int status = response.statusCode();
    if (status == 429 || status >= 500) {
      throw new RegistryException.Unavailable(
          "The registry answered %d to %s: %s".formatted(status, request.uri(), response.body()));
    }
    JsonNode body = parse(request, response);
    if (status >= 300) {
      throw new RegistryException.Refused(
          body.path("error_code").asInt(status),
          "The registry answered %d to %s: %s"
              .formatted(status, request.uri(), body.path("message").asText(response.body())));
    }
    return body;
  }

  private JsonNode parse(HttpRequest request, HttpResponse<String> response) {
    try {
      return json.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new RegistryException.Unavailable(
          "Expected JSON from %s, found status %d and something else"
              .formatted(request.uri(), response.statusCode()),
          e);
    }
  }

  private static void pause(Duration wait) {
    try {
      TimeUnit.NANOSECONDS.sleep(wait.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException.Unavailable("Interrupted between two tries", e);
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
