package io.agentcron.benchmarks.cron;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The peer: what cron-utils, which parses for us, takes to find the next fire itself. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class CronUtilsBenchmark {
  @Param({"* * * * *", "*/5 * * * *", "0 9 * * MON-FRI", "30 2 1 * *"})
  String expression = "";

  @Param({"UTC", "America/New_York"})
  String zone = "";

  private ZoneId zoneId = ZoneId.of("UTC");
  private ExecutionTime compiled = parsed("* * * * *");

  @Setup
  public void compile() {
    zoneId = ZoneId.of(zone);
    compiled = parsed(expression);
  }

  @Benchmark
  public Optional<ZonedDateTime> next(Starts starts) {
    return compiled.nextExecution(starts.next().atZone(zoneId));
  }

  private static ExecutionTime parsed(String expression) {
    return ExecutionTime.forCron(
        new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
            .parse(expression));
  }
}
