package io.agentcron.api.runs.kafka;

import io.agentcron.api.runs.TopicReading.Incarnation;

/** Tells a topic from another one of the same name. */
@FunctionalInterface
interface Incarnations {
  /** The topic that has the name now. */
  Incarnation current(String topic);
}
