package io.agentcron.systemtests;

import java.net.URI;

/** The whole system, however it is laid out over processes. */
public interface RunningSystem extends AutoCloseable {
  String TOKEN = "the-token-of-the-system-tests";

  URI api();

  @Override
  void close();
}
