package io.agentcron.api;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.util.Map;

/** Starts the API gateway as a process of its own or as one context among others in a process. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Agentcron",
            version = "1",
            description =
                "Runs AI agents on a schedule. Errors are problem documents (RFC 9457). Changes"
                    + " honour If-Match with the version that ETag gives."),
    security = @SecurityRequirement(name = "token"))
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
public final class ApiService {
  private ApiService() {}

  /**
   * A running service; closing the context stops it.
   *
   * @param overrides properties before those of {@code application-api.yml}
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
            .mainClass(ApiService.class)
            .banner(false)
            .deduceEnvironment(false)
            .environments("api")
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
