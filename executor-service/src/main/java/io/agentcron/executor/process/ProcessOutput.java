package io.agentcron.executor.process;

/** Receives what a process prints, line by line; called by two threads. */
public interface ProcessOutput {
  /** So many bytes have come, of lines that may not have ended yet. */
  void bytes(int count);

  void stdout(String line);

  void stderr(String line);
}
