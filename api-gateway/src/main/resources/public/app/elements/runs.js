import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Watching, store } from '../installation.js';
import { notify } from '../notices.js';
import { duration } from '../format.js';
import { gist, origin, usage } from '../words.js';
import { isActive } from '../run.js';
import { buttons, cards, shared } from '../styles.js';
import './status.js';
import './time.js';

const SHOWN = 50;

/** The runs that have ended, the latest first. */
class Runs extends LitElement {
  static properties = { _shown: { state: true } };

  static styles = [shared, buttons, cards, css`
    :host { display: block; min-width: 0; }
    h2 { margin-bottom: 0.75rem; }
    .card { overflow: hidden; }
    .empty { min-height: 5.25rem; }
    li + li { border-top: 1px solid var(--line); }
    a {
      display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0.125rem 0.7rem; padding: 0.65rem 1.125rem;
      color: inherit; text-decoration: none;
    }
    a:hover { background: var(--surface-sunken); }
    a:focus-visible { outline-offset: -3px; border-radius: var(--radius); }
    ac-status { grid-row: span 2; align-self: start; padding-top: 0.1rem; }
    .head { display: flex; gap: 0.6rem; min-width: 0; align-items: baseline; }
    b { font-weight: 620; flex: 0 1 auto; }
    .head .muted { flex: 0 2 auto; font-size: 0.9rem; }
    .when { font-size: 0.9rem; color: var(--text-muted); white-space: nowrap; }
    .facts { grid-column: 2 / -1; display: flex; gap: 0.7rem; font-size: 0.8667rem; color: var(--text-muted); min-width: 0; white-space: nowrap; }
    .facts code { font-size: 0.8rem; flex: 1; align-self: center; }
    .facts .bad { color: var(--bad); }
    footer { border-top: 1px solid var(--line); padding: 0.5rem; text-align: center; }
  `];

  constructor() {
    super();
    new Watching(this);
    this._shown = SHOWN;
  }

  render() {
    const ended = store.sortedRuns().filter((run) => !isActive(run));
    return html`<section aria-labelledby="title">
      <h2 id="title">Recent runs</h2>
      <div class="card" aria-busy=${!store.loaded}>
        ${ended.length > 0
          ? html`<ol>${repeat(ended.slice(0, this._shown), ({ id }) => id, (run) => this.#run(run))}</ol>`
          : html`<p class="empty">${this.#nothing()}</p>`}
        ${ended.length > this._shown || (ended.length > 0 && store.olderRuns)
          ? html`<footer><button class="plain" @click=${() => this.#older(ended.length)}>Show older runs</button></footer>`
          : ''}
      </div>
    </section>`;
  }

  #run(run) {
    return html`<li><a href="#run=${run.id}">
      <ac-status .status=${run.status} brief></ac-status>
      <span class="head"><b class="cut">${run.agentName}</b><span class="muted cut">${origin(run)}</span></span>
      <ac-time class="when number" kind="ago" .at=${run.completedAt ?? run.requestedAt}></ac-time>
      <span class="facts number">
        ${run.exitCode == null ? '' : html`<span class=${run.exitCode === 0 ? '' : 'bad'}>exit ${run.exitCode}</span>`}
        ${run.durationMs == null ? '' : html`<span>${duration(run.durationMs)}</span>`}
        ${usage(run).slice(-1).map((part) => html`<span>${part}</span>`)}
        <code class="cut">${gist(run)}</code>
      </span>
    </a></li>`;
  }

  #nothing() {
    if (!store.loaded) {
      return '';
    }
    return store.agents.size === 0
      ? 'What agents have done will stand here, with its output.'
      : html`<strong>No runs yet.</strong> Press “Run now” at an agent, or wait for its next fire.`;
  }

  async #older(known) {
    this._shown += SHOWN;
    if (known < this._shown && store.olderRuns) {
      try {
        await store.loadOlderRuns();
      } catch (problem) {
        notify(problem.message, { bad: true });
      }
    }
  }
}
customElements.define('ac-runs', Runs);
