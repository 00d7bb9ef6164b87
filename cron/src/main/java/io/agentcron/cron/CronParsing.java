package io.agentcron.cron;

/** The answer to "is this a cron expression?": the compiled expression, or why not. */
public sealed interface CronParsing {

  record Valid(CronExpression expression) implements CronParsing {}

  record Invalid(CronError error) implements CronParsing {}
}
