import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Watching, store } from '../installation.js';
import { cancelRun } from '../commands.js';
import { origin, usage } from '../words.js';
import { buttons, cards, shared } from '../styles.js';
import './status.js';
import './time.js';

/** What runs or is about to, with its progress. */
class Running extends LitElement {
  static styles = [shared, buttons, cards, css`
    :host { display: block; min-width: 0; }
    h2 { margin-bottom: 0.75rem; }
    .card { min-height: 5.25rem; display: grid; align-content: center; overflow: hidden; }
    li { position: relative; display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.25rem 0.75rem; align-items: center; padding: 0.75rem 0.875rem 0.75rem 1.125rem; min-height: 5.2rem; }
    li + li { border-top: 1px solid var(--line); }
    .head { display: flex; align-items: center; gap: 0.6rem; min-width: 0; }
    .head a { font-weight: 650; color: inherit; text-decoration: none; }
    .head a:hover { text-decoration: underline; }
    .progress { grid-column: 1 / -1; font-size: 0.9rem; color: var(--text-muted); display: flex; flex-wrap: wrap; gap: 0 0.9rem; padding-left: 1.85rem; }
    .progress ac-time { color: var(--text); font-weight: 550; }
    progress { position: absolute; inset: auto 0 0; width: 100%; height: 3px; appearance: none; border: 0; background: none; }
    progress::-webkit-progress-bar { background: none; }
    progress::-webkit-progress-value { background: var(--accent); }
    progress::-moz-progress-bar { background: var(--accent); }
    .empty { padding-block: 1rem; }
  `];

  constructor() {
    super();
    new Watching(this);
  }

  render() {
    const runs = store.activeRuns();
    return html`<section aria-labelledby="title">
      <h2 id="title">Running now</h2>
      <div class="card" aria-busy=${!store.loaded}>
        ${runs.length > 0
          ? html`<ul>${repeat(runs, ({ id }) => id, (run) => this.#run(run))}</ul>`
          : html`<p class="empty">${store.loaded ? html`Nothing is running. ${this.#next()}` : ''}</p>`}
      </div>
    </section>`;
  }

  #run(run) {
    return html`<li>
      <div class="head">
        <ac-status .status=${run.status} brief></ac-status>
        <a class="cut" href="#run=${run.id}">${run.agentName}</a>
        <span class="muted cut">${origin(run)}</span>
      </div>
      <button ?disabled=${run.cancelling} @click=${() => cancelRun(run)} aria-label=${`${run.cancelling ? 'Cancelling' : 'Cancel'}: ${run.agentName}`}>
        ${run.cancelling ? 'Cancelling' : 'Cancel'}
      </button>
      <p class="progress number">
        ${run.startedAt ? html`<ac-time kind="since" .at=${run.startedAt}></ac-time>` : ''}
        ${run.status === 'running' ? '' : html`<span>waiting for an executor</span>`}
        ${usage(run).map((part) => html`<span>${part}</span>`)}
      </p>
      ${run.contextMax ? html`<progress aria-label="Context used" title="Context used" max=${run.contextMax} value=${run.contextUsed ?? 0}></progress>` : ''}
    </li>`;
  }

  #next() {
    const fires = store.sortedAgents().flatMap((agent) =>
      agent.schedules
        .filter(({ nextFireAt }) => nextFireAt)
        .map(({ nextFireAt }) => ({ agent, at: nextFireAt })));
    const [first] = fires.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    return first
      ? html`Next is <strong>${first.agent.name}</strong> <ac-time class="number" kind="until" .at=${first.at}></ac-time>.`
      : 'No fire is planned.';
  }
}
customElements.define('ac-running', Running);
