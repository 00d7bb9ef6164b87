package io.agentcron.embedded;

import java.util.concurrent.CompletableFuture;

/** A running server; closing it stops it and keeps its data. */
public interface EmbeddedServer extends AutoCloseable {

  /** Completes with the reason when the server ends although nobody closed it. */
  CompletableFuture<String> failure();

  /** Stops the server and waits until it has; a second call does nothing. */
  @Override
  void close();
}
