package io.agentcron.cron;

/**
 * Why a cron expression was refused.
 *
 * @param field {@code second}, {@code minute}, {@code hour}, {@code dayOfMonth}, {@code month},
 *     {@code dayOfWeek}, or {@code expression} when no single field is to blame
 * @param value what was found there
 * @param message a sentence that names the field, the value and what is allowed
 */
public record CronError(String field, String value, String message) {}
