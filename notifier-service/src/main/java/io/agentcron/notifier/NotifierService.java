package io.agentcron.notifier;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** Starts the notifier as a process of its own or as one context among others in a process. */
public final class NotifierService {
  private NotifierService() {}

  /**
   * A running service; closing the context stops it, and lets its clients know.
   *
   * @param overrides properties before those of {@code application-notifier.yml}
   */
  public static ApplicationContext start(Map<String, Object> overrides) {
    return start(overrides, new String[0]);
  }

  public static void main(String[] args) {
    ApplicationContext context = start(Map.of(), args);
    // Micronaut's own hook stops the server before clients can be told.
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(context::close));
  }

  private static ApplicationContext start(Map<String, Object> overrides, String[] args) {
    ApplicationContext context =
        ApplicationContext.builder()
            .mainClass(NotifierService.class)
            .banner(false)
            .deduceEnvironment(false)
            .environments("notifier")
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
