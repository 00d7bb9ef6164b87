package io.agentcron.schemas.serde;

/** What became of a record's bytes. Nothing of it stops a consumer. */
public sealed interface Decoded<T> {
  /** The record, read with our schema. */
  record Value<T>(T value) implements Decoded<T> {}

  /**
   * Well-formed, written by something newer than this reader (an event or command that it does not
   * know): to be skipped.
   */
  record Unknown<T>(String what) implements Decoded<T> {}

  /** Not what belongs here: to be put among the dead letters. */
  record Malformed<T>(String cause) implements Decoded<T> {}
}
