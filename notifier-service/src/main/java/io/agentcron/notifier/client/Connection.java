package io.agentcron.notifier.client;

import io.agentcron.notifier.frame.Frame;

/** The way to a client. No call waits for the network; frames arrive in the order of the calls. */
public interface Connection {
  /**
   * Sends a message.
   *
   * @param written called when the network has taken it, or never will
   */
  void send(Frame frame, Runnable written);

  /** Asks for a sign of life, where the client can give one. */
  void ping();

  /** Whether a client that is there answers pings. */
  boolean answersPings();

  /** After what was sent before. */
  void close(CloseCode code);
}
