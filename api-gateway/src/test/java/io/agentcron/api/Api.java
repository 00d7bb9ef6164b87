package io.agentcron.api;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** The service, running with its database and topics. */
public record Api(ApplicationContext context, Client client, Map<String, Object> properties)
    implements AutoCloseable {

  private static final class Shared {
    static final Api API = start(Servers.freshInstallation());

    static {
      Servers.closeBefore(API);
    }
  }

  /** One for all tests that can do with names of their own. */
  public static Api shared() {
    return Shared.API;
  }

  public static Api start(Map<String, Object> properties) {
    ApplicationContext context = ApiService.start(properties);
    return new Api(context, new Client(context.getBean(EmbeddedServer.class).getURI()), properties);
  }

  @Override
  public void close() {
    context.close();
  }
}
