import { count, money, tokens } from './format.js';

/** Runs in words. */

/** Why there is this run. */
export function origin({ trigger, scheduleName }) {
  switch (trigger) {
    case 'schedule': return scheduleName ?? 'schedule';
    case 'manual': return scheduleName ? `${scheduleName}, by hand` : 'by hand';
    case 'catch_up': return `${scheduleName ?? 'schedule'}, caught up`;
    default: return trigger ?? '';
  }
}

/** What it has used, as far as its runtime reports it. */
export function usage(run) {
  return [
    run.numTurns == null ? undefined : count(run.numTurns, 'turn'),
    tokens(run),
    run.costUsd == null ? undefined : money(run.costUsd),
  ].filter((part) => part !== undefined);
}

/** The one line that tells most about how it ended. */
export function gist(run) {
  return run.error?.message ?? run.message ?? run.reason ?? firstLine(run.output) ?? '';
}

function firstLine(output) {
  return output?.split('\n').find((line) => line.trim() !== '');
}
