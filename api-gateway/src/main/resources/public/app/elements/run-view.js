import { LitElement, css, html, nothing } from 'lit';
import { Watching, api, store } from '../installation.js';
import { path } from '../api.js';
import { cancelRun } from '../commands.js';
import { duration, fullMoment, moment } from '../format.js';
import { now } from '../clock.js';
import { isActive } from '../run.js';
import { origin, usage } from '../words.js';
import { buttons, shared } from '../styles.js';
import './attempts.js';
import './dialog.js';
import './status.js';
import './time.js';
import './transcript.js';

const AGAIN_MILLIS = 700;

/** One run at the side of the page, live while it goes on; `runId` says which, none closes it. */
class RunView extends LitElement {
  static properties = { runId: {}, _detail: { state: true }, _problem: { state: true } };

  static styles = [shared, buttons, css`
    .status { display: flex; align-items: center; gap: 0.75rem; margin-bottom: 1.25rem; min-height: 2.125rem; }
    .status ac-status { font-size: 1.1rem; }
    dl.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: 0.9rem 1.25rem; margin-bottom: 1.5rem; }
    dt { font-size: 0.8rem; color: var(--text-muted); }
    dd { font-weight: 550; overflow-wrap: anywhere; }
    .facts .wide { grid-column: span 2; }
    .facts .wide dd { font-family: var(--mono); font-size: 0.8667rem; font-weight: 400; }
    section { margin-top: 1.5rem; }
    h3 { font-size: 0.9333rem; font-weight: 650; margin-bottom: 0.5rem; }
    pre.output { max-height: 26rem; }
    .failure { border: 1px solid var(--bad); background: var(--bad-soft); border-radius: var(--radius-small); padding: 0.75rem 0.875rem; margin-bottom: 1.5rem; overflow-wrap: anywhere; white-space: pre-wrap; }
    .failure b { color: var(--bad); display: block; font-size: 0.8667rem; }
    summary { cursor: pointer; font-size: 0.9333rem; font-weight: 650; }
    details pre { margin-top: 0.5rem; }
  `];

  #retry;

  constructor() {
    super();
    new Watching(this);
  }

  willUpdate(changed) {
    if (changed.has('runId')) {
      this._detail = undefined;
      this._problem = undefined;
    }
    if (this.runId && (changed.has('runId') || this.#isBehind())) {
      this.#load();
    }
  }

  render() {
    const run = this.#run();
    return html`
      <ac-dialog drawer ?open=${Boolean(this.runId)} .heading=${run ? `${run.agentName} · ${origin(run)}` : 'Run'}>
        ${run ? this.#content(run) : html`<p class="muted">${this._problem?.message ?? 'Loading'}</p>`}
      </ac-dialog>
    `;
  }

  #content(run) {
    const attempts = this._detail?.attempts ?? [];
    return html`
      <div class="status">
        <ac-status .status=${run.status}></ac-status>
        ${isActive(run) && run.startedAt ? html`<ac-time class="muted number" kind="since" .at=${run.startedAt}></ac-time>` : ''}
        ${isActive(run) ? html`<button ?disabled=${run.cancelling} @click=${() => cancelRun(run)}>${run.cancelling ? 'Cancelling' : 'Cancel'}</button>` : ''}
      </div>
      ${this.#failure(run)}
      <dl class="facts number">
        ${this.#facts(run).map(([name, value, hint]) => html`<div title=${hint ?? nothing}><dt>${name}</dt><dd>${value}</dd></div>`)}
        <div class="wide"><dt>Run</dt><dd>${run.id}</dd></div>
      </dl>
      ${run.output ? html`<section><h3>Output</h3><pre class="output" tabindex="0">${run.output}</pre></section>` : ''}
      ${attempts.length > 1 ? html`<section><h3>Attempts</h3><ac-attempts .attempts=${attempts}></ac-attempts></section>` : ''}
      <section>
        <h3>Transcript</h3>
        <ac-transcript .runId=${run.id} ?live=${isActive(run)}></ac-transcript>
      </section>
      ${this._detail?.prompt ? html`<section><details><summary>Prompt</summary><pre tabindex="0">${this._detail.prompt}</pre></details></section>` : ''}
    `;
  }

  #failure(run) {
    const text = run.error?.message ?? run.message;
    return text
      ? html`<p class="failure"><b>${run.error?.kind?.replaceAll('_', ' ') ?? run.reason ?? run.status}</b>${text}</p>`
      : '';
  }

  #facts(run) {
    const at = (instant) => [moment(instant, now()), fullMoment(instant)];
    const used = usage(run);
    return [
      run.nominalTime && ['Planned for', ...at(run.nominalTime)],
      ['Requested', ...at(run.requestedAt)],
      run.startedAt && ['Started', ...at(run.startedAt)],
      run.completedAt && ['Ended', ...at(run.completedAt)],
      run.durationMs != null && ['Duration', duration(run.durationMs)],
      run.exitCode != null && ['Exit code', run.exitCode],
      used.length > 0 && ['Used', used.join(', ')],
      run.executor && ['Executor', run.executor],
    ].filter(Boolean);
  }

  /** The history has the details, the journal the latest. */
  #run() {
    const told = store.runs.get(this.runId);
    return this._detail || told ? { ...this._detail, ...told } : undefined;
  }

  #isBehind() {
    const told = store.runs.get(this.runId);
    return told && this._detail && this._detail.status !== told.status;
  }

  #load() {
    clearTimeout(this.#retry);
    const id = this.runId;
    this.#retry = setTimeout(() => this.#read(id), this._detail ? AGAIN_MILLIS : 0);
  }

  async #read(id) {
    try {
      const detail = await api.get(path('runs', id));
      if (id === this.runId) {
        this._detail = detail;
        this._problem = undefined;
      }
    } catch (problem) {
      if (id === this.runId) {
        this._problem = problem;
        // The history may not know yet what the journal has told.
        this.#retry = setTimeout(() => this.#read(id), AGAIN_MILLIS);
      }
    }
  }
}
customElements.define('ac-run-view', RunView);
