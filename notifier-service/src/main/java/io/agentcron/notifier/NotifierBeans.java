package io.agentcron.notifier;

import io.agentcron.notifier.client.Fanout;
import io.agentcron.notifier.client.Reception;
import io.agentcron.notifier.kafka.JournalReaders;
import io.agentcron.notifier.kafka.KafkaSettings;
import io.agentcron.notifier.security.AccessRules;
import io.agentcron.notifier.security.BearerToken;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.service.KafkaConfiguration;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;

/** Puts the parts together. */
@Factory
class NotifierBeans {

  @Singleton
  KafkaSettings kafka(KafkaConfiguration kafka, TopicSettings topics) {
    return new KafkaSettings(kafka.properties(), topics);
  }

  @Singleton
  Fanout fanout() {
    return new Fanout();
  }

  @Context
  Reception reception(
      Fanout fanout,
      NotifierSettings settings,
      @Property(name = "agentcron.token") String token,
      @Property(name = "agentcron.version") String version) {
    return new Reception(fanout, settings.limits(), new BearerToken(token), version);
  }

  @Singleton
  AccessRules accessRules(
      NotifierSettings settings, @Property(name = "micronaut.server.host") String host)
      throws UnknownHostException {
    return new AccessRules(
        InetAddress.getByName(host).isLoopbackAddress(), settings.allowedOrigins());
  }

  @Singleton
  JournalReaders journalReaders(
      KafkaSettings kafka, NotifierSettings settings, Fanout fanout, InstantSource clock) {
    return new JournalReaders(
        kafka, settings.catchUpReaders(), settings.kafkaAwayAfter(), fanout, clock);
  }
}
