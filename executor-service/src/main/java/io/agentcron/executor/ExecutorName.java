package io.agentcron.executor;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What an executor is called where nobody has given it a name. */
final class ExecutorName {
  private ExecutorName() {}

  /** The host's name, and enough of the id to tell apart several executors on it. */
  static String ofThisHost(String executorId) {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "executor";
    }
    return host + "-" + executorId.substring(0, 8);
  }
}
