package io.agentcron.notifier.feed;

/** Why a client's events do not join what it had before. */
public enum Resync {
  /** Events between its cursor and the oldest that is kept are gone; it continues with that one. */
  RETENTION("retention"),
  /**
   * The cursor is of another incarnation of the topic; it continues with the oldest event of this
   * one.
   */
  TOPIC_RECREATED("topic_recreated"),
  /** The log ends before its cursor, so Kafka has lost records; it continues at the log's end. */
  TRUNCATED("truncated");

  private final String word;

  Resync(String word) {
    this.word = word;
  }

  /** As it is told to clients. */
  public String word() {
    return word;
  }
}
