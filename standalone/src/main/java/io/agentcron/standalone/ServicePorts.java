package io.agentcron.standalone;

import io.agentcron.embedded.Ports;
import java.nio.file.Path;

/**
 * Where the services of an instance listen; the same at each start, so that whoever listens to one
 * finds it again.
 */
record ServicePorts(int api, int notifier, int scheduler, int executor) {

  /**
   * Chooses and remembers them.
   *
   * @param api the wanted one, or 0 for any
   */
  static ServicePorts choose(int api, Layout layout) {
    return new ServicePorts(
        chosen("the API", api, layout.port()),
        chosen("the notifier", 0, layout.port("notifier")),
        chosen("the scheduler", 0, layout.port("scheduler")),
        chosen("the executor", 0, layout.port("executor")));
  }

  private static int chosen(String service, int wanted, Path remembered) {
    int port = Ports.choose(service, wanted, remembered);
    Ports.remember(remembered, port);
    return port;
  }
}
