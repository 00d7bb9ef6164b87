package io.agentcron.api.runs.kafka;

import io.agentcron.api.kafka.TopicPreparation;
import io.agentcron.api.runs.RunProjection;
import io.agentcron.api.runs.wire.JournalDecoder;
import io.agentcron.api.runs.wire.TranscriptDecoder;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.service.KafkaConfiguration;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;

/** The readers of this instance: one for the journal, one for the transcripts. */
@Context
final class RunReaders {
  private final TopicSettings settings;
  private final TopicPreparation preparation;
  private final RunProjection projection;
  private final ReaderClients clients;
  private final Admin admin;
  private final Producer<byte[], byte[]> producer;
  private final List<ReaderStatus> statuses;
  private final List<ReaderThread> threads;

  RunReaders(
      KafkaConfiguration kafka,
      TopicSettings settings,
      TopicPreparation preparation,
      SchemaRegistry registry,
      RunProjection projection) {
    this.settings = settings;
    this.preparation = preparation;
    this.projection = projection;
    this.clients = new ReaderClients(kafka.properties(), settings);
    this.admin = clients.admin();
    this.producer = clients.producer();
    JournalDecoder events = new JournalDecoder(registry);
    TranscriptDecoder transcripts = new TranscriptDecoder(registry);
    ReaderStatus ofEvents = new ReaderStatus(Topic.RUN_EVENTS.name(settings));
    ReaderStatus ofTranscripts = new ReaderStatus(Topic.RUN_LOGS.name(settings));
    this.statuses = List.of(ofEvents, ofTranscripts);
    this.threads =
        List.of(
            thread(new Projected<>(Topic.RUN_EVENTS, events::decode, projection::record), ofEvents),
            thread(
                new Projected<>(Topic.RUN_LOGS, transcripts::decode, projection::recordTranscripts),
                ofTranscripts));
  }

  @PostConstruct
  void start() {
    threads.forEach(ReaderThread::start);
  }

  @PreDestroy
  void stop() throws InterruptedException {
    for (ReaderThread thread : threads) {
      thread.stop();
    }
    producer.close(Duration.ofSeconds(1));
    admin.close(Duration.ofSeconds(1));
  }

  List<ReaderStatus> statuses() {
    return statuses;
  }

  private ReaderThread thread(Projected<?> projected, ReaderStatus status) {
    Incarnations incarnations = new KafkaIncarnations(admin);
    DeadLetters deadLetters = new DeadLetters(producer, settings);
    return new ReaderThread(
        preparation.ready(),
        () -> clients.consumer(projected.topic()),
        consumer ->
            new TopicReader<>(
                projected, settings, projection, incarnations, deadLetters, consumer, status),
        status);
  }
}
