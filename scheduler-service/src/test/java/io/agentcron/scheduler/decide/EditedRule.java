package io.agentcron.scheduler.decide;

import io.agentcron.cron.rule.RuleText;
import io.agentcron.cron.rule.RuleText.Excluded;
import io.agentcron.cron.rule.RuleText.Timing;
import io.agentcron.scheduler.definition.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Predicate;

/**
 * A rule as a test edits it, beside what it means in the plainest words.
 *
 * @param version of the record that brought it
 */
record EditedRule(
    Instant from, long version, Mode mode, Rule rule, Predicate<Instant> named, int blackout) {

  enum Mode {
    FIRING,
    DISABLED,
    DELETED,
    UNREADABLE
  }

  static EditedRule random(Random random, Instant from, Rule.State state, long version) {
    boolean readable = state != Rule.State.ENABLED || random.nextInt(8) > 0;
    int seconds = 1 + random.nextInt(90);
    int minutes = 1 + random.nextInt(4);
    Instant anchor = from.truncatedTo(ChronoUnit.SECONDS).minusMillis(random.nextInt(100) * 500L);
    Instant at = anchor.plusSeconds(random.nextInt(60));
    Optional<Instant> startAt = bound(random, from, 30);
    Optional<Instant> endAt = startAt.isPresent() ? Optional.empty() : bound(random, from, 90);
    int kind = random.nextInt(4);
    Timing timing =
        switch (kind) {
          case 0 -> new Timing.Every(Duration.ofSeconds(seconds), anchor);
          case 1 -> new Timing.At(at);
          default -> new Timing.Cron(readable ? "*/" + minutes + " * * * *" : "now and then");
        };
    Predicate<Instant> named =
        switch (kind) {
          case 0 -> time -> (time.toEpochMilli() - anchor.toEpochMilli()) % (seconds * 1000L) == 0;
          case 1 -> at::equals;
          default ->
              time ->
                  time.toEpochMilli() % 60_000 == 0
                      && time.toEpochMilli() / 60_000 % 60 % minutes == 0;
        };
    int blackout = random.nextInt(3) == 0 ? 2 : 0;
    RuleText text =
        new RuleText(
            timing,
            readable ? "UTC" : "Mars/Olympus",
            startAt,
            endAt,
            random.nextBoolean() ? Duration.ZERO : Duration.ofMillis(random.nextInt(50_000)),
            blackout == 0 ? List.of() : List.of(new Excluded.Cron("*/" + blackout + " * * * *")));
    return new EditedRule(
        from,
        version,
        switch (state) {
          case ENABLED -> readable ? Mode.FIRING : Mode.UNREADABLE;
          case DISABLED -> Mode.DISABLED;
          case DELETED -> Mode.DELETED;
        },
        Rule.of(from, state, text, OptionalLong.empty()),
        named
            .and(time -> startAt.map(start -> !time.isBefore(start)).orElse(true))
            .and(time -> endAt.map(time::isBefore).orElse(true)),
        blackout);
  }

  boolean is(Mode other) {
    return mode == other;
  }

  boolean fires() {
    return mode == Mode.FIRING;
  }

  boolean names(Instant time) {
    return fires() && named.test(time);
  }

  boolean excludes(Instant time) {
    return blackout > 0 && time.toEpochMilli() / 60_000 % 60 % blackout == 0;
  }

  private static Optional<Instant> bound(Random random, Instant from, long seconds) {
    return random.nextInt(5) > 0
        ? Optional.empty()
        : Optional.of(from.plusMillis(random.nextInt(1, 3) * seconds * 1000L));
  }
}
