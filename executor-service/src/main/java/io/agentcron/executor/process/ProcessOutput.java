package io.agentcron.executor.process;

/** Receives what a process prints, line by line; its two methods are called by two threads. */
public interface ProcessOutput {
  void stdout(String line);

  void stderr(String line);
}
