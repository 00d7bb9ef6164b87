package io.agentcron.api.agents;

import io.agentcron.api.input.InputObject;
import io.agentcron.api.runs.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Policies as documents: {@code {overlap, retry, budget, breaker, session, gate}}. */
final class PolicyDocuments {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(31);
  private static final int USUAL_LIMIT = 3;
  private static final int MOST = 100;
  private static final double MOST_MULTIPLIER = 100;
  private static final Map<String, FailureKind> FAILURES = failures();

  private PolicyDocuments() {}

  static Policies read(InputObject in, Limits limits) {
    return new Policies(
        overlap(in).orElse(Overlap.SKIP),
        in.object("retry").map(PolicyDocuments::retry).orElse(Retry.NEVER),
        in.object("budget").map(it -> budget(it, limits)),
        in.object("breaker").map(PolicyDocuments::breaker),
        in.oneOf("session", Words.all(Session.values())).orElse(Session.FRESH),
        in.object("gate").map(PolicyDocuments::gate));
  }

  static void put(Policies policies, Map<String, Object> document) {
    document.put("overlap", of(policies.overlap()));
    document.put("retry", of(policies.retry()));
    policies.budget().ifPresent(it -> document.put("budget", of(it)));
    policies.breaker().ifPresent(it -> document.put("breaker", of(it)));
    document.put("session", Words.of(policies.session()));
    policies.gate().ifPresent(it -> document.put("gate", of(it)));
  }

  private static Gate gate(InputObject in) {
    List<String> command = in.texts("command");
    if (command.isEmpty() || command.getFirst().isBlank()) {
      in.violation("command", command, "expected a program, then its arguments");
    }
    Gate gate = new Gate(command, in.integer("skipExitCode", 1, 1, 255));
    in.refuseOthers();
    return gate;
  }

  private static Map<String, Object> of(Gate gate) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("command", gate.command());
    document.put("skipExitCode", gate.skipExitCode());
    return document;
  }

  static Optional<Overlap> overlap(InputObject document) {
    return document
        .object("overlap")
        .map(in -> {
          Overlap.Policy policy =
              in.oneOf("policy", Words.all(Overlap.Policy.values())).orElse(Overlap.Policy.SKIP);
          int limit = in.integer("limit", USUAL_LIMIT, 1, MOST);
          in.refuseOthers();
          // A patch that changes the policy need not know of a limit that has no more meaning.
          return new Overlap(policy, policy.hasLimit() ? limit : 1);
        });
  }

  static Map<String, Object> of(Overlap overlap) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("policy", Words.of(overlap.policy()));
    if (overlap.policy().hasLimit()) {
      document.put("limit", overlap.limit());
    }
    return document;
  }

  private static Retry retry(InputObject in) {
    Retry otherwise = Retry.NEVER;
    int maxAttempts = in.integer("maxAttempts", otherwise.maxAttempts(), 1, MOST);
    Duration delay = in.duration("delay", otherwise.delay(), Duration.ZERO, DAY);
    Duration usual = delay.compareTo(otherwise.maxDelay()) > 0 ? delay : otherwise.maxDelay();
    Retry retry =
        new Retry(
            maxAttempts,
            delay,
            multiplier(in, otherwise.multiplier()),
            in.duration("maxDelay", usual, delay, MONTH),
            in.has("on") ? kinds(in) : otherwise.on());
    in.refuseOthers();
    return retry;
  }

  private static double multiplier(InputObject in, double otherwise) {
    double multiplier = in.decimal("multiplier").map(Number::doubleValue).orElse(otherwise);
    if (multiplier < 1 || multiplier > MOST_MULTIPLIER) {
      in.violation("multiplier", multiplier, "expected 1 to 100");
      return otherwise;
    }
    return multiplier;
  }

  private static List<FailureKind> kinds(InputObject in) {
    List<FailureKind> kinds = new ArrayList<>();
    List<String> words = in.texts("on");
    for (int i = 0; i < words.size(); i++) {
      FailureKind kind = FAILURES.get(words.get(i));
      if (kind == null) {
        in.violation(
            "on[" + i + "]",
            words.get(i),
            "expected one of: " + String.join(", ", FAILURES.keySet()));
      } else if (!kinds.contains(kind)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private static Map<String, Object> of(Retry retry) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("maxAttempts", retry.maxAttempts());
    document.put("delay", retry.delay().toString());
    document.put("multiplier", retry.multiplier());
    document.put("maxDelay", retry.maxDelay().toString());
    document.put("on", retry.on().stream().map(FailureKind::word).toList());
    return document;
  }

  private static Budget budget(InputObject in, Limits limits) {
    Budget budget =
        new Budget(
            Money.read(in, "dailyUsd"),
            Money.read(in, "monthlyUsd"),
            Timezones.read(in),
            in.oneOf("onExceeded", Words.all(Budget.OnExceeded.values()))
                .orElse(Budget.OnExceeded.SKIP));
    if (!in.has("dailyUsd") && !in.has("monthlyUsd")) {
      in.violation("dailyUsd", null, "expected a budget for the day, the month, or both");
    }
    in.refuseOthers();
    if (limits.maxBudgetMicroUsd().isEmpty()) {
      in.violation(
          "dailyUsd", null, "expected limits.maxBudgetUsd too, which each run reserves of it");
    } else {
      long run = limits.maxBudgetMicroUsd().get();
      tooSmall(in, "dailyUsd", budget.dailyMicroUsd(), run);
      tooSmall(in, "monthlyUsd", budget.monthlyMicroUsd(), run);
    }
    return budget;
  }

  private static void tooSmall(InputObject in, String field, Optional<Long> budget, long run) {
    budget
        .filter(it -> it < run)
        .ifPresent(it ->
            in.violation(
                field,
                Money.usd(it),
                "expected at least limits.maxBudgetUsd, or no run could ever start"));
  }

  private static Map<String, Object> of(Budget budget) {
    Map<String, Object> document = new LinkedHashMap<>();
    budget.dailyMicroUsd().ifPresent(it -> document.put("dailyUsd", Money.usd(it)));
    budget.monthlyMicroUsd().ifPresent(it -> document.put("monthlyUsd", Money.usd(it)));
    document.put("timezone", budget.timezone().getId());
    document.put("onExceeded", Words.of(budget.onExceeded()));
    return document;
  }

  private static Breaker breaker(InputObject in) {
    if (!in.has("failures")) {
      in.violation("failures", null, "expected a number of failures in a row, found nothing");
    }
    Breaker breaker =
        new Breaker(
            in.integer("failures", 1, 1, MOST),
            in.has("probeAfter")
                ? Optional.of(in.duration("probeAfter", DAY, Duration.ofSeconds(1), MONTH))
                : Optional.empty());
    in.refuseOthers();
    return breaker;
  }

  private static Map<String, Object> of(Breaker breaker) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("failures", breaker.failures());
    breaker.probeAfter().ifPresent(it -> document.put("probeAfter", it.toString()));
    return document;
  }

  private static Map<String, FailureKind> failures() {
    Map<String, FailureKind> failures = new LinkedHashMap<>();
    Retry.POSSIBLE.forEach(it -> failures.put(it.word(), it));
    return failures;
  }
}
