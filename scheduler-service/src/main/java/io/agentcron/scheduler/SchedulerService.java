package io.agentcron.scheduler;

import io.agentcron.service.ServiceContext;
import io.micronaut.context.ApplicationContext;
import java.util.Map;

/** Starts the scheduler as a process of its own or as one context among others in a process. */
public final class SchedulerService {
  private static final String NAME = "scheduler";

  private SchedulerService() {}

  /**
   * A running service; closing the context stops it.
   *
   * @param overrides properties before those of {@code application-scheduler.yml}
   */
  public static ApplicationContext start(Map<String, Object> overrides) {
    return ServiceContext.start(SchedulerService.class, NAME, overrides);
  }

  public static void main(String[] args) {
    ServiceContext.run(SchedulerService.class, NAME, args);
  }
}
