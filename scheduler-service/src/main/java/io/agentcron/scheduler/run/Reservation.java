package io.agentcron.scheduler.run;

import java.time.LocalDate;

/**
 * What an attempt may cost, set aside until it has ended.
 *
 * @param day of the budget's zone on which it was set aside, and to which its cost is charged
 */
public record Reservation(long microUsd, LocalDate day) {}
