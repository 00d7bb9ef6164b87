package io.agentcron.executor.runtime;

import io.agentcron.executor.run.WorkOrder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The runtimes that this executor's owner has allowed. */
public final class Runtimes {
  private final Map<String, AgentRuntime> allowed = new TreeMap<>();

  /**
   * Of all runtimes, those allowed.
   *
   * @throws IllegalArgumentException if one is allowed that does not exist
   */
  public Runtimes(Collection<AgentRuntime> all, Collection<String> names) {
    Map<String, AgentRuntime> known = new TreeMap<>();
    all.forEach(runtime -> known.put(runtime.type(), runtime));
    for (String name : names) {
      AgentRuntime runtime = known.get(name);
      if (runtime == null) {
        throw new IllegalArgumentException(
            "agentcron.executor.runtimes: expected some of %s, found %s"
                .formatted(known.keySet(), name));
      }
      allowed.put(name, runtime);
    }
  }

  /** The names of those allowed. */
  public List<String> names() {
    return List.copyOf(allowed.keySet());
  }

  public Preparation prepare(WorkOrder order) {
    String type = order.runtime().type();
    AgentRuntime runtime = allowed.get(type);
    return runtime == null
        ? Preparation.unavailable("this executor does not run agents of type \"" + type + "\"")
        : runtime.prepare(order);
  }
}
