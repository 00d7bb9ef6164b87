package io.agentcron.standalone;

import io.agentcron.embedded.AotCache;
import java.nio.file.Path;

/**
 * What an instance is started with.
 *
 * @param registryHome where the schema registry's program is
 * @param registryCache what its JVM does about a faster start
 * @param host where the API and the page listen
 */
record Settings(
    Layout layout,
    Path registryHome,
    AotCache registryCache,
    String host,
    ServicePorts ports,
    String token) {

  /** What to open in a browser; the token is in the fragment, which browsers send nowhere. */
  String address() {
    return "http://%s/#token=%s".formatted(new Endpoint(host, ports.api()), token);
  }
}
