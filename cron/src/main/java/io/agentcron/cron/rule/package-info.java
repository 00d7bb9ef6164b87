/**
 * The rule of a schedule: which instants it names, which of them it excludes, and how long after
 * each one the run is requested.
 *
 * <p>{@code RuleText} is a rule as somebody wrote it; {@code ScheduleRule} is what it means. The
 * scheduler fires by it, the API validates, previews, forecasts and audits by it. Values and
 * functions of their arguments, like the engine around it.
 */
@NullMarked
package io.agentcron.cron.rule;

import org.jspecify.annotations.NullMarked;
