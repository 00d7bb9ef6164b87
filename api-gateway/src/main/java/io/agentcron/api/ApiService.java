package io.agentcron.api;

import io.agentcron.service.ServiceContext;
import io.micronaut.context.ApplicationContext;
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
  private static final String NAME = "api";

  private ApiService() {}

  /**
   * A running service; closing the context stops it.
   *
   * @param overrides properties before those of {@code application-api.yml}
   */
  public static ApplicationContext start(Map<String, Object> overrides) {
    return ServiceContext.start(ApiService.class, NAME, overrides);
  }

  public static void main(String[] args) {
    ServiceContext.run(ApiService.class, NAME, args);
  }
}
