package io.agentcron.notifier.feed;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which events a client wants: for each aspect that it names, any of these values. */
public record Filter(Map<Aspect, Set<String>> wanted) {
  public static final Filter NONE = new Filter(Map.of());

  /** Of one aspect. */
  public static final int MOST_VALUES = 100;

  /** What events can be told apart by. */
  public enum Aspect {
    /** Its id or its name. */
    AGENT,
    /** Its id or its name. */
    SCHEDULE,
    RUN,
    /** In full, for example {@code agentcron.run.started}. */
    TYPE,
    OWNER;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As clients call it. */
    public String word() {
      return word;
    }

    public static Optional<Aspect> named(String word) {
      for (Aspect aspect : values()) {
        if (aspect.word.equals(word)) {
          return Optional.of(aspect);
        }
      }
      return Optional.empty();
    }

    private boolean isOneOf(Set<String> values, Entry entry) {
      return switch (this) {
        case AGENT -> values.contains(entry.agentId()) || values.contains(entry.agentName());
        case SCHEDULE ->
            (entry.scheduleId() != null && values.contains(entry.scheduleId()))
                || (entry.scheduleName() != null && values.contains(entry.scheduleName()));
        case RUN -> entry.runId() != null && values.contains(entry.runId());
        case TYPE -> values.contains(entry.type());
        case OWNER -> values.contains(entry.owner());
      };
    }
  }

  public Filter {
    Map<Aspect, Set<String>> copy = new EnumMap<>(Aspect.class);
    wanted.forEach((aspect, values) -> copy.put(aspect, Set.copyOf(values)));
    copy.values().removeIf(Set::isEmpty);
    wanted = Map.copyOf(copy);
  }

  /** This one, but for this aspect; no values are no restriction. */
  public Filter with(Aspect aspect, Collection<String> values) {
    Map<Aspect, Set<String>> changed = new EnumMap<>(Aspect.class);
    changed.putAll(wanted);
    changed.put(aspect, Set.copyOf(values));
    return new Filter(changed);
  }

  /** As clients say it, in one order. */
  public SortedMap<String, SortedSet<String>> inWords() {
    SortedMap<String, SortedSet<String>> words = new TreeMap<>();
    wanted.forEach((aspect, values) -> words.put(aspect.word(), new TreeSet<>(values)));
    return words;
  }

  public boolean wants(Entry entry) {
    for (Map.Entry<Aspect, Set<String>> one : wanted.entrySet()) {
      if (!one.getKey().isOneOf(one.getValue(), entry)) {
        return false;
      }
    }
    return true;
  }
}
