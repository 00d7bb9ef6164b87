import { path } from './api.js';
import * as clock from './clock.js';
import { EventStream } from './events.js';
import { allAgents, latestRuns, runsBefore } from './lists.js';
import { Once } from './once.js';
import { after, byTime, isActive, isDoubtful, isSilent, merged } from './run.js';

const MOST_RUNS = 1000;
const UPKEEP_INTERVAL = 2_000;
const OVERDUE = 1_500;

/**
 * What the page shows: agents and runs from the REST API, kept up to date by the journal. Tells
 * whoever listens for `change`.
 */
export class Store extends EventTarget {
  agents = new Map();
  runs = new Map();
  /** Whether there are runs behind the oldest that is known. */
  olderRuns = false;
  /** {state: 'connecting' | 'live' | 'lost', retryAt} */
  connection = { state: 'connecting' };
  loaded = false;
  /** Why there is nothing to show, or nothing newer. */
  problem;

  #api;
  #stream;
  #eventsUrl;
  #once = new Once();
  #upkeep;
  #told = false;

  constructor(api, token) {
    super();
    this.#api = api;
    this.#stream = new EventStream({ address: () => this.#address(), token, listener: this });
  }

  start() {
    this.#stream.open();
    this.load();
    this.#upkeep = setInterval(() => this.#keepUp(), UPKEEP_INTERVAL);
    addEventListener('online', this.#hurry);
    document.addEventListener('visibilitychange', this.#hurry);
  }

  stop() {
    this.#stream.close();
    clearInterval(this.#upkeep);
    removeEventListener('online', this.#hurry);
    document.removeEventListener('visibilitychange', this.#hurry);
  }

  load() {
    return this.#once.ask('everything', async () => {
      try {
        const [agents, { runs, more }] = await Promise.all([allAgents(this.#api), latestRuns(this.#api)]);
        this.agents = new Map(agents.map((agent) => [agent.id, agent]));
        this.#fetched(runs);
        this.olderRuns ||= more;
        this.loaded = true;
        this.problem = undefined;
      } catch (problem) {
        this.problem = problem;
      }
      this.#changed();
    });
  }

  async loadOlderRuns() {
    const { runs, more } = await runsBefore(this.#api, this.sortedRuns().at(-1));
    this.#fetched(runs);
    this.olderRuns = more;
    this.#changed();
  }

  sortedAgents() {
    return [...this.agents.values()].sort((a, b) => a.name.localeCompare(b.name));
  }

  sortedRuns() {
    return [...this.runs.values()].sort(byTime);
  }

  activeRuns() {
    return this.sortedRuns().filter(isActive);
  }

  /** Takes over what an answer of the API says. */
  agentChanged(agent) {
    this.agents.set(agent.id, agent);
    this.#changed();
  }

  readAgent(id) {
    return this.#read(`agent ${id}`, async () =>
      this.agents.set(id, await this.#api.get(path('agents', id))),
    (problem) => problem.is('unknown-agent') && this.agents.delete(id));
  }

  readRun(id) {
    return this.#read(`run ${id}`, async () =>
      this.#fetched([await this.#api.get(path('runs', id))]),
    // One that has just been requested is unknown to the history for a moment.
    (problem) => problem.is('unknown-run') && isSilent(this.runs.get(id), clock.now()) && this.runs.delete(id));
  }

  // What the event stream tells.

  live({ time, resumed }) {
    clock.set(time);
    this.connection = { state: 'live' };
    if (!resumed) {
      // What happened between the first answers of the API and now was told to nobody.
      this.load();
    }
    this.#changed();
  }

  event(frame) {
    const { agentId, runId } = frame.data;
    if (runId !== undefined) {
      const known = this.runs.get(runId);
      this.runs.set(runId, after(known, frame, clock.now()));
      if (known === undefined && frame.type !== 'agentcron.run.requested') {
        // Its beginning was told before this page was opened.
        this.readRun(runId);
      }
      this.#prune();
    }
    if (runId === undefined || frame.type === 'agentcron.run.requested') {
      // The definition is another one, or the next fire is.
      this.readAgent(agentId);
    }
    this.#changed();
  }

  resync() {
    this.load();
  }

  lost({ retryAt }) {
    this.connection = { state: 'lost', retryAt };
    this.#changed();
  }

  async #address() {
    const { eventsUrl } = await this.#api.get('/api/info');
    if (this.#eventsUrl !== undefined && this.#eventsUrl !== eventsUrl) {
      // The policy of the page that is open allows the old address only.
      location.reload();
    }
    this.#eventsUrl = eventsUrl;
    if (this.connection.state === 'lost') {
      this.load();
    }
    return eventsUrl;
  }

  #hurry = () => this.#stream.hurry();

  /** Reads again what should have been heard of by now. */
  #keepUp() {
    if (document.hidden) {
      return;
    }
    if (this.problem && this.connection.state === 'live') {
      this.load();
    }
    const now = clock.now();
    const overdue = ({ nextFireAt }) => nextFireAt && Date.parse(nextFireAt) < now - OVERDUE;
    this.activeRuns()
      .filter((run) => isDoubtful(run, now))
      .forEach((run) => this.readRun(run.id));
    this.sortedAgents()
      .filter((agent) => agent.schedules.some(overdue))
      .forEach((agent) => this.readAgent(agent.id));
  }

  #read(question, action, gone) {
    return this.#once.ask(question, async () => {
      try {
        await action();
      } catch (problem) {
        // Anything else is asked again by the upkeep, and the connection says what is wrong.
        gone(problem);
      }
      this.#changed();
    });
  }

  #fetched(runs) {
    const now = clock.now();
    runs.forEach((run) => this.runs.set(run.id, merged(this.runs.get(run.id), run, now)));
  }

  /** A page may stay open for weeks. */
  #prune() {
    if (this.runs.size > MOST_RUNS) {
      const finished = this.sortedRuns().filter((run) => !isActive(run));
      finished.slice(MOST_RUNS / 2).forEach((run) => this.runs.delete(run.id));
      this.olderRuns = true;
    }
  }

  #changed() {
    if (!this.#told) {
      this.#told = true;
      queueMicrotask(() => {
        this.#told = false;
        this.dispatchEvent(new Event('change'));
      });
    }
  }
}
