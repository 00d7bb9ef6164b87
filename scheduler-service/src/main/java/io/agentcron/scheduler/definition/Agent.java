package io.agentcron.scheduler.definition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An agent at one version, with all its schedules.
 *
 * @param version grows with each change of the agent or of one of its schedules; older ones are
 *     ignored
 * @param deleted a deletion is a version too
 * @param schedules also deleted ones, as long as a time of theirs may have no row
 * @param updatedAt when this version was made, by the API's clock
 */
public record Agent(
    String id,
    long version,
    boolean deleted,
    String name,
    String owner,
    boolean enabled,
    String prompt,
    RuntimeSpec runtime,
    RunLimits limits,
    List<Schedule> schedules,
    Policies policies,
    Instant updatedAt) {

  private static final Pattern NAMES_THE_LAST = Pattern.compile("\\{\\{\\s*last\\.");

  public Agent {
    schedules = List.copyOf(schedules);
  }

  /** The schedule, unless it is deleted. */
  public Optional<Schedule> schedule(String scheduleId) {
    return schedules.stream()
        .filter(schedule -> schedule.id().equals(scheduleId) && !schedule.isDeleted())
        .findFirst();
  }

  /** Whether its runs are told of the one before; a prompt says so by naming it. */
  public boolean looksBack() {
    return runtime.session() != RuntimeSpec.Session.FRESH
        || Stream.concat(Stream.of(prompt), schedules.stream().flatMap(it -> it.prompt().stream()))
            .anyMatch(it -> NAMES_THE_LAST.matcher(it).find());
  }

  public Agent with(List<Schedule> changed) {
    return new Agent(
        id, version, deleted, name, owner, enabled, prompt, runtime, limits, changed, policies,
        updatedAt);
  }
}
