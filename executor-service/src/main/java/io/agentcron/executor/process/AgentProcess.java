package io.agentcron.executor.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running program, from its start until the last process of its run is gone. */
public final class AgentProcess {
  private static final Logger LOG = LoggerFactory.getLogger(AgentProcess.class);
  private static final Duration OUTPUT_AFTER_THE_END = Duration.ofSeconds(2);

  private final Process process;
  private final ProcessFamily family;
  private final ProcessRequest.Interrupt interrupt;
  private final Runnable cleanUp;
  private final List<Thread> pipes = new ArrayList<>();
  private final CompletableFuture<Boolean> stopAsked = new CompletableFuture<>();
  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  private volatile Duration grace = Duration.ZERO;

  AgentProcess(
      Process process,
      ProcessFamily family,
      ProcessRequest request,
      ProcessOutput output,
      Runnable cleanUp) {
    this.process = process;
    this.family = family;
    this.interrupt = request.interrupt();
    this.cleanUp = cleanUp;
    int maxLine = request.maxLineBytes();
    pipe("stdout", () -> read(process.getInputStream(), maxLine, output::bytes, output::stdout));
    pipe("stderr", () -> read(process.getErrorStream(), maxLine, output::bytes, output::stderr));
    request.stdin().ifPresent(text -> pipe("stdin", () -> write(process.getOutputStream(), text)));
    Thread.ofVirtual().name("attend-" + process.pid()).start(this::attend);
  }

  /** Completes with the exit status when the program, and all that it has started, has ended. */
  public CompletableFuture<Integer> end() {
    return end;
  }

  /**
   * Asks for the end: SIGINT, and after this grace SIGTERM, and after it again SIGKILL. Returns at
   * once; a later call with less patience counts.
   */
  public synchronized void stop(Duration patience) {
    if (!stopAsked.isDone() || patience.compareTo(grace) < 0) {
      grace = patience;
    }
    stopAsked.complete(true);
  }

  private void attend() {
    try {
      CompletableFuture.anyOf(process.onExit(), stopAsked).join();
      if (process.isAlive()) {
        climbLadder();
      }
      int status = process.waitFor();
      family.endLeftovers();
      for (Thread pipe : pipes) {
        pipe.join(OUTPUT_AFTER_THE_END);
      }
      end.complete(status);
    } catch (InterruptedException | IOException | RuntimeException e) {
      family.kill();
      end.completeExceptionally(e);
    } finally {
      cleanUp.run();
    }
  }

  private void climbLadder() throws IOException, InterruptedException {
    family.meet();
    Signals.interrupt(
        interrupt == ProcessRequest.Interrupt.PROGRAM
            ? List.of(process.toHandle())
            : family.members());
    if (exitsInTime()) {
      return;
    }
    family.meet();
    Signals.terminate(family.members());
    if (exitsInTime()) {
      return;
    }
    family.meet();
    family.kill();
  }

  private boolean exitsInTime() throws InterruptedException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < grace.toNanos()) {
      if (process.waitFor(Math.min(20, 1 + grace.toMillis()), TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return !process.isAlive();
  }

  private void pipe(String name, Runnable work) {
    // Platform threads: a blocking read of a pipe would hold a carrier of virtual threads.
    pipes.add(Thread.ofPlatform().daemon().name(name + "-" + process.pid()).start(work));
  }

  private void read(InputStream in, int maxLine, IntConsumer bytes, Consumer<String> lines) {
    try (in) {
      Lines.read(in, maxLine, bytes, lines);
    } catch (IOException e) {
      LOG.atDebug().setCause(e).addKeyValue("pid", process.pid()).log("A pipe was cut");
    }
  }

  private void write(OutputStream out, String text) {
    try (out) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.atDebug().setCause(e).addKeyValue("pid", process.pid()).log("A program did not read");
    }
  }

  /** Its status for people: a program that a signal has ended has no status of its own. */
  public static String describe(int status) {
    return signal(status)
        .map(signal -> "ended by signal " + signal)
        .orElse("exited with status " + status);
  }

  /** Shells and Java alike report a signal as 128 plus its number. */
  private static Optional<Integer> signal(int status) {
    return status > 128 && status <= 128 + 64 ? Optional.of(status - 128) : Optional.empty();
  }
}
