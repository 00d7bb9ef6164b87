package io.agentcron.notifier.client;

import io.agentcron.notifier.frame.Frame;

/** The way to a client. No call waits for the network; frames arrive in the order of the calls. */
public interface Connection {
  /**
   * Sends a text message.
   *
   * @param written called when the network has taken it, or never will
   */
  void send(Frame frame, Runnable written);

  void ping();

  /** After what was sent before. */
  void close(CloseCode code);
}
