package io.agentcron.executor;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** Starts the executor as a process of its own or as one context among others in a process. */
public final class ExecutorService {
  private ExecutorService() {}

  /**
   * A running service; closing the context drains it.
   *
   * @param overrides properties before those of {@code application-executor.yml}
   */
  public static ApplicationContext start(Map<String, Object> overrides) {
    return start(overrides, new String[0]);
  }

  public static void main(String[] args) {
    ApplicationContext context = start(Map.of(), args);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(context::close));
  }

  /**
   * Not by {@code Micronaut.build}, whose own shutdown hook stops the server while whoever started
   * this closes the context: each then waits for a lock that the other holds.
   */
  private static ApplicationContext start(Map<String, Object> overrides, String[] args) {
    ApplicationContext context =
        ApplicationContext.builder()
            .mainClass(ExecutorService.class)
            .banner(false)
            .deduceEnvironment(false)
            .environments("executor")
            .properties(overrides)
            .args(args)
            .start();
    try {
      context.getBean(EmbeddedServer.class).start();
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
    return context;
  }
}
