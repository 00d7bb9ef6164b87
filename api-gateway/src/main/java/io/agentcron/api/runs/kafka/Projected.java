package io.agentcron.api.runs.kafka;

import io.agentcron.api.runs.TopicReading;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.serde.Decoded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A topic, how its records are decoded, and how a batch of them is kept. */
record Projected<T>(Topic topic, Decoder<T> decoder, Store<T> store) {

  @FunctionalInterface
  interface Decoder<T> {
    Decoded<T> decode(byte @Nullable [] value);
  }

  @FunctionalInterface
  interface Store<T> {
    /** Whether the step was taken; see {@code RunProjection}. */
    boolean keep(TopicReading step, List<T> values);
  }
}
