package io.agentcron.service;

import io.micronaut.context.annotation.ConfigurationProperties;

/** {@code agentcron.topics.*}: what a cluster's owner decides about the topics. */
@ConfigurationProperties("agentcron.topics")
record TopicsConfiguration(String prefix, int partitions, short replication) {}
