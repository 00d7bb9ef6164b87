package io.agentcron.api.agents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the scheduler is told of an agent: its latest version, and of each schedule the rules that
 * the scheduler has not confirmed yet, so that none is lost between two records of the topic.
 *
 * @param schedules also those that are deleted, until that is confirmed
 */
public record PublishedAgent(Agent agent, boolean deleted, List<Ruled> schedules) {
  /** Of a schedule that changes more often than that unheard, the oldest rules are forgotten. */
  static final int MOST_UNCONFIRMED = 32;

  public PublishedAgent {
    schedules = List.copyOf(schedules);
  }

  /**
   * A schedule as it is, or last was.
   *
   * @param rules oldest first; the last one is in force
   */
  public record Ruled(Schedule schedule, List<Rule> rules) {
    public Ruled {
      rules = List.copyOf(rules);
    }
  }

  /** Which nominal times a schedule names, from one instant on. */
  public record Rule(Instant effectiveFrom, State state, ScheduleSpec spec) {}

  /** Of schedule and agent together. */
  public enum State {
    ENABLED,
    DISABLED,
    DELETED
  }

  /** One version of an agent; of a deleted one, the last. */
  public record Revision(Agent agent, boolean deleted) {}

  /** A version of which nothing older is unconfirmed. */
  public static PublishedAgent of(Agent agent, boolean deleted) {
    return of(List.of(new Revision(agent, deleted)), 0);
  }

  /**
   * The last of some versions.
   *
   * @param revisions oldest first: the confirmed one, if it is known, and all after it
   * @param confirmed the version by which the scheduler is known to work; 0 for none
   */
  public static PublishedAgent of(List<Revision> revisions, long confirmed) {
    Map<UUID, Story> stories = stories(revisions, confirmed);
    Revision last = revisions.getLast();
    return new PublishedAgent(
        last.agent(),
        last.deleted(),
        stories.values().stream()
            .map(Story::unconfirmed)
            .filter(it -> !it.rules().isEmpty())
            .toList());
  }

  /** Every schedule that there ever was, with every rule that it ever had. */
  static List<Ruled> everything(List<Revision> revisions) {
    return stories(revisions, 0).values().stream()
        .map(story -> new Ruled(story.schedule, story.rules))
        .toList();
  }

  private static Map<UUID, Story> stories(List<Revision> revisions, long confirmed) {
    Map<UUID, Story> stories = new LinkedHashMap<>();
    for (Revision revision : revisions) {
      tell(stories, revision, revision.agent().version() <= confirmed);
    }
    return stories;
  }

  private static void tell(Map<UUID, Story> stories, Revision revision, boolean confirmed) {
    Agent agent = revision.agent();
    for (Schedule schedule : agent.schedules()) {
      boolean on = agent.spec().enabled() && schedule.spec().enabled();
      stories
          .computeIfAbsent(schedule.id(), _ -> new Story(schedule))
          .add(schedule, on ? State.ENABLED : State.DISABLED, confirmed);
    }
    stories.values().stream()
        .filter(story -> revision.deleted() || !agent.schedules().contains(story.schedule))
        .forEach(story -> story.end(agent.updatedAt(), confirmed));
  }

  /** The rules of one schedule, as version after version tells them. */
  private static final class Story {
    private final List<Rule> rules = new ArrayList<>();
    private int confirmedRules;
    private Schedule schedule;

    Story(Schedule schedule) {
      this.schedule = schedule;
    }

    void add(Schedule told, State state, boolean confirmed) {
      schedule = told;
      add(new Rule(told.effectiveFrom(), state, told.spec()), confirmed);
    }

    void end(Instant at, boolean confirmed) {
      Rule last = rules.getLast();
      if (last.state() != State.DELETED) {
        Instant next = last.effectiveFrom().plusMillis(1);
        add(new Rule(at.isBefore(next) ? next : at, State.DELETED, last.spec()), confirmed);
      }
    }

    private void add(Rule rule, boolean confirmed) {
      if (!rules.isEmpty() && rules.getLast().effectiveFrom().equals(rule.effectiveFrom())) {
        rules.removeLast();
      }
      rules.add(rule);
      confirmedRules = confirmed ? rules.size() : Math.min(confirmedRules, rules.size());
    }

    Ruled unconfirmed() {
      boolean ended = rules.getLast().state() == State.DELETED;
      int inForce = ended ? rules.size() : rules.size() - 1;
      int from = Math.max(Math.min(confirmedRules, inForce), rules.size() - MOST_UNCONFIRMED);
      return new Ruled(schedule, rules.subList(from, rules.size()));
    }
  }
}
