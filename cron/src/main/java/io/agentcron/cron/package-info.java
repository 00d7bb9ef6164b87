/**
 * The cron engine: expressions in, instants out.
 *
 * <p>{@code Dialect} guards the input and reads it field by field, cron-utils behind {@code
 * TermParser} parsing each item. The terms are compiled to a {@code LocalSchedule}, bit masks that
 * know the calendar but no zone; {@code FireSearch} maps its local times to instants. {@code
 * Timetable} sets cron beside the two simpler kinds of schedule. All of it is values and functions
 * of their arguments: no clock, no default zone or locale, no I/O.
 */
@NullMarked
package io.agentcron.cron;

import org.jspecify.annotations.NullMarked;
