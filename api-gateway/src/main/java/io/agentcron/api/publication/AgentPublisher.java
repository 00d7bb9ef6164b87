package io.agentcron.api.publication;

import io.agentcron.api.agents.PublishedAgent;
import io.agentcron.api.kafka.TopicPreparation;
import io.agentcron.api.scheduler.GlobalPause;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.serde.AvroSerializer;
import io.agentcron.service.KafkaConfiguration;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes what lags: at start, at every change, and every so often in case no word came. */
@Context
final class AgentPublisher {
  private static final Logger LOG = LoggerFactory.getLogger(AgentPublisher.class);

  private final DataSource dataSource;
  private final KafkaConfiguration kafka;
  private final TopicSettings settings;
  private final TopicPreparation preparation;
  private final PublicationConfiguration configuration;
  private final Counter published;
  private final Thread thread;
  private volatile boolean stopped;

  AgentPublisher(
      DataSource dataSource,
      KafkaConfiguration kafka,
      TopicSettings settings,
      TopicPreparation preparation,
      PublicationConfiguration configuration,
      MeterRegistry meters) {
    // A session of its own, whatever transaction the caller may be in.
    this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
    this.kafka = kafka;
    this.settings = settings;
    this.preparation = preparation;
    this.configuration = configuration;
    this.published = meters.counter("agentcron.agents.published");
    this.thread = Thread.ofPlatform().daemon().name("agent-publisher").unstarted(this::run);
  }

  @PostConstruct
  void start() {
    thread.start();
  }

  @PreDestroy
  void stop() throws InterruptedException {
    stopped = true;
    thread.interrupt();
    thread.join();
  }

  private void run() {
    try {
      AvroSerializer serializer = preparation.ready().get();
      while (!stopped) {
        lead(serializer);
        Thread.sleep(configuration.interval());
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.atDebug().log("The publisher has stopped");
    } catch (ExecutionException e) {
      throw new IllegalStateException("Preparation only ends well or not at all", e);
    }
  }

  /** Until something fails, or at once if another instance leads. */
  private void lead(AvroSerializer serializer) {
    try {
      Optional<Lead> taken = Lead.take(dataSource);
      if (taken.isPresent()) {
        try (Lead lead = taken.get();
            AgentTopic topic = AgentTopic.open(kafka, settings, serializer)) {
          publishChanges(lead, topic);
        }
      }
    } catch (SQLException | KafkaException e) {
      if (stopped || e instanceof InterruptException) {
        return;
      }
      LOG.atWarn().addKeyValue("cause", e.toString()).log("Definitions cannot be published now");
    }
  }

  private void publishChanges(Lead lead, AgentTopic topic) throws SQLException {
    while (!stopped) {
      Optional<GlobalPause> pause = lead.unpublishedPause();
      if (pause.isPresent()) {
        topic.publish(pause.get());
        lead.published(pause.get());
      }
      List<PublishedAgent> agents = lead.unpublished(configuration.batch());
      if (agents.isEmpty()) {
        lead.awaitChange(configuration.interval());
      } else {
        topic.publish(agents);
        lead.published(agents);
        published.increment(agents.size());
      }
    }
  }
}
