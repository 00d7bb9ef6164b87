package io.agentcron.scheduler.run;

import java.util.Optional;

/**
 * What somebody who asks for a run wants otherwise than it is defined.
 *
 * @param inputs a JSON object, over the schedule's name by name
 */
public record Overrides(Optional<String> prompt, Optional<String> inputs) {
  public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty());
}
