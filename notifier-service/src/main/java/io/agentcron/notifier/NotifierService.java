package io.agentcron.notifier;

import io.agentcron.service.ServiceContext;
import io.micronaut.context.ApplicationContext;
import java.util.Map;

/** Starts the notifier as a process of its own or as one context among others in a process. */
public final class NotifierService {
  private static final String NAME = "notifier";

  private NotifierService() {}

  /**
   * A running service; closing the context stops it, and lets its clients know.
   *
   * @param overrides properties before those of {@code application-notifier.yml}
   */
  public static ApplicationContext start(Map<String, Object> overrides) {
    return ServiceContext.start(NotifierService.class, NAME, overrides);
  }

  public static void main(String[] args) {
    ServiceContext.run(NotifierService.class, NAME, args);
  }
}
