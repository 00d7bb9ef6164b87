package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.run.RunOrigin;
import io.agentcron.scheduler.run.Trigger;
import java.util.List;
import java.util.stream.Stream;

/** What became of nominal times, in words: {@code 10:01 dispatched}, {@code 10:02 OVERLAP}. */
final class Rows {
  private Rows() {}

  static List<String> of(List<Output> outputs) {
    return outputs.stream().flatMap(Rows::row).toList();
  }

  private static Stream<String> row(Output output) {
    return switch (output) {
      case Event.RunDispatched(var run) when run.dispatch() == 1 ->
          Stream.of(
              time(run.origin())
                  + (run.origin().trigger() == Trigger.CATCH_UP ? " caught up" : " dispatched"));
      case Event.RunQueued(var run, _) -> Stream.of(time(run.origin()) + " queued");
      case Event.RunSkipped(var origin, var reason, _) -> Stream.of(time(origin) + " " + reason);
      case Event.ScheduleFinished(_, var fires, _) -> Stream.of("finished after " + fires);
      case Event.ScheduleRefused _ -> Stream.of("refused");
      default -> Stream.empty();
    };
  }

  private static String time(RunOrigin origin) {
    return origin.nominalTime().orElseThrow().toString().substring(11, 16);
  }
}
