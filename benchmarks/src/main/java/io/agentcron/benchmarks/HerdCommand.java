package io.agentcron.benchmarks;

import io.agentcron.benchmarks.fires.Herd;
import io.agentcron.benchmarks.fires.Lab;
import io.agentcron.benchmarks.peer.DbSchedulerHerd;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** All schedules due at one instant. */
@Command(
    name = "herd",
    description = "All schedules due at one instant: how long until the last is requested.",
    mixinStandardHelpOptions = true)
final class HerdCommand implements Callable<Integer> {
  @Option(names = "--schedules", defaultValue = "100000", description = "${DEFAULT-VALUE}")
  private int schedules;

  @Option(names = "--rounds", defaultValue = "5", description = "The first is cold.")
  private int rounds;

  @Option(names = "--peer", defaultValue = "true", negatable = true, description = "db-scheduler.")
  private boolean peer;

  @Override
  public Integer call() throws Exception {
    PrintStream out = System.out;
    double fastest = 0;
    try (Lab lab = Lab.start(schedules)) {
      out.println("round  first visible  last visible     fires/s  duplicates");
      for (int round = 1; round <= rounds; round++) {
        Herd.Result result = Herd.of(lab, schedules, round);
        double rate = perSecond(schedules, result.last());
        fastest = Math.max(fastest, rate);
        out.printf(
            Locale.ROOT,
            "%5d  %10d ms  %9d ms  %10.0f  %10d%n",
            round,
            result.first().toMillis(),
            result.last().toMillis(),
            rate,
            result.duplicates());
      }
      Lab.Idle idle = lab.idle(Duration.ofSeconds(20));
      out.printf(
          Locale.ROOT,
          "idle with %d schedules and nothing due: %.1f %% of a core%n",
          schedules,
          100 * idle.cores());
      out.printf(Locale.ROOT, "live heap: %d MiB%n", lab.liveHeap() >> 20);
    }
    if (peer) {
      Duration took = DbSchedulerHerd.run(schedules);
      double rate = perSecond(schedules, took);
      out.printf(
          Locale.ROOT,
          "db-scheduler, lock and fetch: last run after %d ms, %.0f/s; ratio %.1f%n",
          took.toMillis(),
          rate,
          fastest / rate);
    }
    return 0;
  }

  private static double perSecond(int fires, Duration took) {
    return fires * 1000.0 / Math.max(1, took.toMillis());
  }
}
