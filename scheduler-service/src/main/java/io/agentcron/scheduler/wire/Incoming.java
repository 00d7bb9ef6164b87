package io.agentcron.scheduler.wire;

import io.agentcron.scheduler.decide.Report;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.run.Command;

/** What a record from one of the scheduler's topics says. */
public sealed interface Incoming {
  record Defined(Agent agent) implements Incoming {}

  /** The record of a deleted agent is gone: nothing need be remembered of it. */
  record Removed() implements Incoming {}

  record Asked(Command command) implements Incoming {}

  record Reported(Report report) implements Incoming {}

  /** Nothing that the scheduler goes by: its own words read back, or those of something newer. */
  record Ignored() implements Incoming {}

  record Malformed(String cause) implements Incoming {}
}
