package io.agentcron.service;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** A service as a Micronaut context: alone in a process, or beside others. */
public final class ServiceContext {
  private ServiceContext() {}

  /**
   * A running service; closing the context stops it.
   *
   * <p>Not by {@code Micronaut.build}, whose own shutdown hook stops the server while whoever
   * started this closes the context: each then waits for a lock that the other holds.
   *
   * @param service by which Micronaut finds the packages
   * @param name of its environment, that is of {@code application-<name>.yml}
   * @param overrides properties before those of the file
   */
  public static ApplicationContext start(
      Class<?> service, String name, Map<String, Object> overrides, String... args) {
    ApplicationContext context =
        ApplicationContext.builder()
            .mainClass(service)
            .banner(false)
            .deduceEnvironment(false)
            .environments(name)
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

  /** As the only one in this process, until a signal ends it. */
  public static void run(Class<?> service, String name, String... args) {
    ApplicationContext context = start(service, name, Map.of(), args);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(context::close));
  }
}
