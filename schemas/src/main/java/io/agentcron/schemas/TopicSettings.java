package io.agentcron.schemas;

/**
 * What a cluster's owner decides about the topics.
 *
 * @param prefix before every topic's name, for example {@code agentcron.}
 * @param partitions of every topic that has more than one; cannot be changed later
 * @param replication copies of each partition
 */
public record TopicSettings(String prefix, int partitions, short replication) {
  public static final TopicSettings DEFAULT = new TopicSettings("agentcron.", 4, (short) 1);

  public TopicSettings {
    if (!prefix.matches("[A-Za-z0-9._-]{0,100}")) {
      throw new IllegalArgumentException(
          "topic prefix: expected up to 100 letters, digits, '.', '_' and '-', found \""
              + prefix
              + "\"");
    }
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions: expected at least 1, found " + partitions);
    }
    if (replication < 1) {
      throw new IllegalArgumentException("replication: expected at least 1, found " + replication);
    }
  }
}
