package io.agentcron.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Whether a service does its job, as it says itself: a context that has started may still wait for
 * its partitions.
 */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 50;

  private Readiness() {}

  /**
   * Returns when the service is ready.
   *
   * @throws IllegalStateException with its own words if it is not after two minutes
   */
  static void await(String service, Endpoint endpoint) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + endpoint + "/health/readiness"))
            .timeout(PATIENCE)
            .build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String answer = "";
      while (System.nanoTime() < end) {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 200) {
          return;
        }
        answer = response.body();
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
      throw new IllegalStateException(
          "The %s is not ready after %s: %s".formatted(service, PATIENCE, answer));
    } catch (IOException e) {
      throw new IllegalStateException("The " + service + " does not answer on " + endpoint, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted before the " + service + " was ready", e);
    }
  }
}
