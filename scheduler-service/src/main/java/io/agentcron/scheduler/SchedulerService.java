package io.agentcron.scheduler;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import java.util.Map;

/** Starts the scheduler as a process of its own or as one context among others in a process. */
public final class SchedulerService {
  private SchedulerService() {}

  /**
   * A running service; closing the context stops it.
   *
   * @param overrides properties before those of {@code application-scheduler.yml}
   */
  public static ApplicationContext start(Map<String, Object> overrides) {
    return builder().properties(overrides).start();
  }

  public static void main(String[] args) {
    var _ = builder().args(args).start();
  }

  private static Micronaut builder() {
    return (Micronaut)
        Micronaut.build(new String[0])
            .mainClass(SchedulerService.class)
            .banner(false)
            .deduceEnvironment(false)
            .environments("scheduler");
  }
}
