package io.agentcron.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The one thing to ask of a registry that has just started: its rule for new schemas. */
final class RegistryConnection implements AutoCloseable {

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final URI config;

  RegistryConnection(String url) {
    this.config = URI.create(url + "/config");
  }

  /** Whether it answers yet. */
  boolean isReady() throws InterruptedException {
    try {
      return send(HttpRequest.newBuilder(config).GET()) == 200;
    } catch (IOException _) {
      return false;
    }
  }

  /** A new version of a schema must be able to read what every earlier one wrote. */
  void requireCompatibility() throws IOException, InterruptedException {
    var body = BodyPublishers.ofString("{\"compatibility\":\"BACKWARD_TRANSITIVE\"}");
    int status =
        send(
            HttpRequest.newBuilder(config)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .PUT(body));
    if (status != 200) {
      throw new IOException("Expected 200 from PUT " + config + ", found " + status);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private int send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client
        .send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.discarding())
        .statusCode();
  }
}
