package io.agentcron.scheduler.definition;

import java.util.List;
import java.util.Optional;

/**
 * When an agent runs.
 *
 * @param rules oldest first; the last one is in force, each one before it still owns the times
 *     until the next one's {@code effectiveFrom}
 * @param prompt instead of the agent's
 * @param inputs a JSON object, passed on unread
 * @param overlap instead of the agent's
 */
public record Schedule(
    String id,
    String name,
    List<Rule> rules,
    Optional<String> prompt,
    Optional<String> inputs,
    Optional<OverlapPolicy> overlap,
    CatchUp catchUp) {

  public Schedule {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("expected a rule for the schedule " + id + ", found none");
    }
  }

  /** The rule in force. */
  public Rule rule() {
    return rules.getLast();
  }

  public boolean isDeleted() {
    return rule().state() == Rule.State.DELETED;
  }

  /** Whether it fires by itself; of the schedule and its agent together. */
  public boolean isEnabled() {
    return rule().state() == Rule.State.ENABLED;
  }

  public Schedule with(List<Rule> changed) {
    return new Schedule(id, name, changed, prompt, inputs, overlap, catchUp);
  }
}
