package io.agentcron.standalone;

import java.io.PrintStream;
import java.time.Duration;

/** Tells whoever watches the terminal what is ready, line by line. */
final class Progress {

  private final PrintStream out;
  private final long begin = System.nanoTime();

  Progress(PrintStream out) {
    this.out = out;
  }

  void say(String line) {
    out.println(line);
  }

  void ready(String what, String where, Duration took) {
    out.printf("  %-16s %-24s %6s%n", what, where, seconds(took));
  }

  /** Since the beginning. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }
}
