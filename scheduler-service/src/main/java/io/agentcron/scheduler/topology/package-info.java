/**
 * The Kafka Streams edge: one processor holds all that concerns an agent, decodes what comes in,
 * asks the decisions, folds their events into the stores and sends them on, in one transaction. It
 * has no rule of its own.
 */
@NullMarked
package io.agentcron.scheduler.topology;

import org.jspecify.annotations.NullMarked;
