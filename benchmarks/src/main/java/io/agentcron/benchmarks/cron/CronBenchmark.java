package io.agentcron.benchmarks.cron;

import io.agentcron.cron.CronExpression;
import io.agentcron.cron.CronParsing;
import io.agentcron.cron.Timetable;
import io.agentcron.cron.rule.ScheduleRule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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

/** Agentcron's engine. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class CronBenchmark {
  @Param({
    "* * * * *",
    "*/5 * * * *",
    "0 9 * * MON-FRI",
    "30 2 1 * *",
    "0 0 * * FRI#2",
    "0 18 L * *",
    "*/10 * * * * *"
  })
  String expression = "";

  @Param({"UTC", "America/New_York"})
  String zone = "";

  private CronExpression compiled = parsed("* * * * *");
  private ScheduleRule rule = rule(compiled, ZoneId.of("UTC"));

  @Setup
  public void compile() {
    compiled = parsed(expression);
    rule = rule(compiled, ZoneId.of(zone));
  }

  /** What a timer costs. */
  @Benchmark
  public Optional<Instant> next(Starts starts) {
    return rule.next(starts.next());
  }

  /** What a fire costs that is spread by a jitter. */
  @Benchmark
  public Instant nextWithJitter(Starts starts) {
    Instant nominalTime = rule.next(starts.next()).orElseThrow();
    return rule.fireTime("6ba7b811-9dad-11d1-80b4-00c04fd430c8", nominalTime);
  }

  private static CronExpression parsed(String expression) {
    return switch (CronExpression.parse(expression)) {
      case CronParsing.Valid(CronExpression valid) -> valid;
      case CronParsing.Invalid(var error) -> throw new IllegalArgumentException(error.message());
    };
  }

  private static ScheduleRule rule(CronExpression expression, ZoneId zone) {
    return new ScheduleRule(
        new Timetable.Cron(expression, zone),
        zone,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Duration.ofMinutes(10));
  }
}
