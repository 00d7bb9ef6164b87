package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.Budget;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Activity;
import io.agentcron.scheduler.run.Ledger;
import io.agentcron.scheduler.run.Reservation;
import io.agentcron.scheduler.run.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Whether an attempt's money can be set aside: what it may cost, and a margin for the one model
 * call by which runtimes overshoot.
 */
final class Budgets {
  private Budgets() {}

  /** Whether there is money for another attempt. */
  sealed interface Verdict {
    /** There is; nothing is set aside where the agent has no budget. */
    record Reserved(Optional<Reservation> reservation) implements Verdict {}

    /**
     * There is not.
     *
     * @param until when the period ends that is used up
     */
    record Exceeded(Budget budget, Instant until, String message) implements Verdict {}
  }

  static Verdict reserve(Rules rules, Agent agent, Activity activity, Instant now) {
    if (agent.policies().budget().isEmpty()) {
      return new Verdict.Reserved(Optional.empty());
    }
    Budget budget = agent.policies().budget().get();
    LocalDate today = LocalDate.ofInstant(now, budget.zone());
    Ledger ledger = activity.standing().ledger();
    long month = ledger.spentInMonthOf(today) + reserved(activity, day -> sameMonth(day, today));
    long day = ledger.spentOn(today) + reserved(activity, today::equals);
    long most = agent.limits().maxBudgetMicroUsd().orElse(0);
    long wanted = most + rules.budgetMarginMicroUsd();
    wanted = month == 0 ? withoutMargin(most, wanted, budget.monthlyMicroUsd()) : wanted;
    wanted = day == 0 ? withoutMargin(most, wanted, budget.dailyMicroUsd()) : wanted;

    long monthly = budget.monthlyMicroUsd().orElse(Long.MAX_VALUE);
    if (wanted > monthly - month) {
      return exceeded(budget, Ledger.month(today).plusMonths(1), "monthly", month, monthly);
    }
    long daily = budget.dailyMicroUsd().orElse(Long.MAX_VALUE);
    if (wanted > daily - day) {
      return exceeded(budget, today.plusDays(1), "daily", day, daily);
    }
    return new Verdict.Reserved(Optional.of(new Reservation(wanted, today)));
  }

  /**
   * The first attempt of a period may have to do without its margin: an agent whose budget is just
   * what one run may cost would otherwise never run.
   */
  private static long withoutMargin(long most, long wanted, OptionalLong limit) {
    return Math.max(most, Math.min(wanted, limit.orElse(wanted)));
  }

  private static boolean sameMonth(LocalDate a, LocalDate b) {
    return Ledger.month(a).equals(Ledger.month(b));
  }

  private static long reserved(Activity activity, Predicate<LocalDate> period) {
    return activity.runs().stream()
        .map(ActiveRun::terms)
        .flatMap(Optional::stream)
        .map(Terms::reservation)
        .flatMap(Optional::stream)
        .filter(reservation -> period.test(reservation.day()))
        .mapToLong(Reservation::microUsd)
        .sum();
  }

  private static Verdict exceeded(
      Budget budget, LocalDate until, String which, long used, long limit) {
    return new Verdict.Exceeded(
        budget,
        until.atStartOfDay(budget.zone()).toInstant(),
        "%s USD of the %s budget of %s USD are spent or reserved"
            .formatted(usd(used), which, usd(limit)));
  }

  private static String usd(long micro) {
    return BigDecimal.valueOf(micro, 6).stripTrailingZeros().toPlainString();
  }
}
