const FINAL = new Set([
  'success', 'error', 'budget_exceeded', 'max_turns', 'timed_out', 'cancelled', 'skipped', 'expired',
]);

/** An executor reports at least every five seconds. */
const LONGEST_SILENCE = 12_000;

export function isActive(run) {
  return !FINAL.has(run.status);
}

/**
 * The run after an event of the journal: its data are in the words of the API's runs. A final status
 * never changes, and what a dispatch says that was given up does not count.
 */
export function after(run, event, now) {
  const { runId, definitionVersion, commandId, ...data } = event.data;
  const known = run ?? { id: runId, status: 'requested', requestedAt: event.time, dispatch: 0 };
  if (!isActive(known) || data.dispatch < (known.dispatch ?? 0)) {
    return known;
  }
  const next = { ...known, ...data, heardAt: now };
  if (event.type === 'agentcron.run.failed' && data.status === undefined) {
    // Nothing was launched, or not to its end: the scheduler asks for it again.
    return { ...next, status: 'requested', dispatch: data.dispatch + 1, startedAt: null };
  }
  if (event.type === 'agentcron.run.cancel_requested') {
    next.cancelling = true;
  }
  return next;
}

/**
 * What is known of a run, together with what the history says. The history is behind the journal for
 * a moment, so it does not count against what the journal has just told.
 */
export function merged(known, fetched, now) {
  const behind = known && isActive(fetched) && (!isActive(known) || !isSilent(known, now));
  return { ...(behind ? { ...fetched, ...known } : { ...known, ...fetched }), readAt: now };
}

/** Whether it should be asked about: it goes on, as far as is known, and nothing is heard of it. */
export function isDoubtful(run, now) {
  return isActive(run) && isSilent(run, now) && !(now - run.readAt < LONGEST_SILENCE);
}

/** Whether nothing has been heard of it for longer than a running one is ever silent. */
export function isSilent(run, now) {
  return !(now - run.heardAt < LONGEST_SILENCE);
}

/** The latest first. */
export function byTime(a, b) {
  return Date.parse(b.requestedAt) - Date.parse(a.requestedAt) || (a.id < b.id ? 1 : -1);
}
