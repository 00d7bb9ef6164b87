package io.agentcron.executor;

import io.agentcron.service.ServiceContext;
import io.micronaut.context.ApplicationContext;
import java.util.Map;

/** Starts the executor as a process of its own or as one context among others in a process. */
public final class ExecutorService {
  private static final String NAME = "executor";

  private ExecutorService() {}

  /**
   * A running service; closing the context drains it.
   *
   * @param overrides properties before those of {@code application-executor.yml}
   */
  public static ApplicationContext start(Map<String, Object> overrides) {
    return ServiceContext.start(ExecutorService.class, NAME, overrides);
  }

  public static void main(String[] args) {
    ServiceContext.run(ExecutorService.class, NAME, args);
  }
}
