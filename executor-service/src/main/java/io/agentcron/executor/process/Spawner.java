package io.agentcron.executor.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Starts processes from one thread that lives as long as the JVM: with {@code setpriv --pdeathsig}
 * the kernel signals the program when the thread that forked it ends, and a carrier of virtual
 * threads may end at any time.
 */
final class Spawner {
  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("agentcron-spawn").factory());

  private final boolean pdeathsig;

  Spawner() {
    this.pdeathsig = answers("setpriv", "--pdeathsig", "TERM", "true");
  }

  /** Whether programs are told when this JVM dies. */
  boolean tellsOfParentDeath() {
    return pdeathsig;
  }

  Process start(ProcessBuilder builder, ProcessRequest.Interrupt interrupt) throws IOException {
    if (pdeathsig) {
      List<String> command = new ArrayList<>();
      String signal = interrupt == ProcessRequest.Interrupt.PROGRAM ? "INT" : "TERM";
      command.addAll(List.of("setpriv", "--pdeathsig", signal, "--"));
      command.addAll(builder.command());
      builder.command(command);
    }
    try {
      return THREAD.submit(builder::start).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while starting " + builder.command().getFirst(), e);
    }
  }

  private static boolean answers(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (InputStream output = process.getInputStream()) {
        output.readAllBytes();
      }
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
