package io.agentcron.api.info;

import io.agentcron.api.http.AnswersProblems;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

@Controller("/api/info")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "Info")
@AnswersProblems
class InfoController {
  private final InfoConfiguration configuration;

  InfoController(InfoConfiguration configuration) {
    this.configuration = configuration;
  }

  /** What a client or subscriber needs to connect. */
  @Get
  Installation info() {
    return new Installation(
        version(),
        configuration.eventsUrl(),
        configuration.registryUrl(),
        configuration.kafkaBootstrap(),
        configuration.topicPrefix());
  }

  private static String version() {
    String version = InfoController.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Serdeable
  @Schema(name = "Installation")
  record Installation(
      String version,
      String eventsUrl,
      String registryUrl,
      String kafkaBootstrap,
      String topicPrefix) {}
}
