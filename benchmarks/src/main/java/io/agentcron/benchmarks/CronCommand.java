package io.agentcron.benchmarks;

import io.agentcron.benchmarks.cron.CronBenchmark;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;

/** How long one search for the next fire takes, and what it allocates. */
@Command(
    name = "cron",
    description = "One call of the cron engine, beside cron-utils (JMH).",
    mixinStandardHelpOptions = true)
final class CronCommand implements Callable<Integer> {

  @Override
  public Integer call() throws RunnerException {
    var _ =
        new Runner(
                new OptionsBuilder()
                    .include(CronBenchmark.class.getPackageName() + "\\..*")
                    .addProfiler(GCProfiler.class)
                    .build())
            .run();
    return 0;
  }
}
