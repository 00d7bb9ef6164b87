package io.agentcron.notifier.kafka;

import java.util.UUID;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * The journal's topic as it is now.
 *
 * @param id of this incarnation: a topic that is deleted and made again has another
 */
record JournalTopic(UUID id, int partitions) {

  static JournalTopic of(TopicDescription description) {
    return new JournalTopic(
        new UUID(
            description.topicId().getMostSignificantBits(),
            description.topicId().getLeastSignificantBits()),
        description.partitions().size());
  }
}
