/** Lists of the API, as far as the page wants them. */
const PAGE = 200;
const RUNS = 50;
const ACTIVE = 'queued,requested,running,retrying';

export async function allAgents(api) {
  const agents = [];
  let cursor;
  do {
    const { items, nextCursor } = await api.get('/api/agents', { limit: PAGE, cursor });
    agents.push(...items);
    cursor = nextCursor;
  } while (cursor);
  return agents;
}

/** The latest runs, and those that have not ended, however old they are. */
export async function latestRuns(api) {
  const [latest, active] = await Promise.all([
    api.get('/api/runs', { limit: RUNS }),
    api.get('/api/runs', { limit: PAGE, status: ACTIVE }),
  ]);
  return { runs: [...latest.items, ...active.items], more: latest.nextCursor !== null };
}

export async function runsBefore(api, run) {
  // Exclusive, but others may have been requested in the same millisecond.
  const to = new Date(Date.parse(run.requestedAt) + 1).toISOString();
  const { items, nextCursor } = await api.get('/api/runs', { limit: RUNS, to });
  return { runs: items, more: nextCursor !== null };
}
