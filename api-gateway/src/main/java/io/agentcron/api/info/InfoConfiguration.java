package io.agentcron.api.info;

import io.micronaut.context.annotation.ConfigurationProperties;

/** Where the other parts of this installation are reached from outside. */
@ConfigurationProperties("agentcron.info")
public record InfoConfiguration(
    String eventsUrl, String registryUrl, String kafkaBootstrap, String topicPrefix) {}
