package io.agentcron.notifier.feed;

import java.util.Set;

/**
 * Which events a client wants; an empty set is no restriction.
 *
 * @param agents ids or names
 * @param runs ids
 * @param types in full, for example {@code agentcron.run.started}
 */
public record Filter(Set<String> agents, Set<String> runs, Set<String> types) {
  public static final Filter NONE = new Filter(Set.of(), Set.of(), Set.of());

  public Filter {
    agents = Set.copyOf(agents);
    runs = Set.copyOf(runs);
    types = Set.copyOf(types);
  }

  public boolean wants(Entry entry) {
    return (agents.isEmpty()
            || agents.contains(entry.agentId())
            || agents.contains(entry.agentName()))
        && (runs.isEmpty() || (entry.runId() != null && runs.contains(entry.runId())))
        && (types.isEmpty() || types.contains(entry.type()));
  }
}
