import { LitElement, css, html } from 'lit';
import { api } from '../installation.js';
import { path } from '../api.js';
import { fullMoment } from '../format.js';
import { buttons, shared } from '../styles.js';

const PAGE = 500;
const POLL_MILLIS = 1_000;
const LAST_POLLS = 3;

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** The lines that a run has written, page by page; while it is `live`, the newest as they come. */
class Transcript extends LitElement {
  static properties = {
    runId: {}, live: { type: Boolean }, _lines: { state: true }, _more: { state: true }, _problem: { state: true },
  };

  static styles = [shared, buttons, css`
    ol {
      background: var(--surface-sunken); border: 1px solid var(--line); border-radius: var(--radius-small);
      padding: 0.5rem 0; max-height: 34rem; overflow: auto; font-family: var(--mono); font-size: 0.8267rem; line-height: 1.55;
    }
    li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.875rem; padding: 0 0.875rem; }
    time { color: var(--text-muted); user-select: none; }
    li span { white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; }
    .stderr span { color: var(--bad); }
    .executor span { color: var(--text-muted); font-style: italic; }
    p { font-size: 0.9rem; }
    button { margin-top: 0.5rem; }
    @media (max-width: 34rem) { time { display: none; } li { grid-template-columns: minmax(0, 1fr); } }
  `];

  #timer;
  #pollsLeft = 0;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  willUpdate(changed) {
    if (changed.has('runId')) {
      this._lines = [];
      this._more = false;
      this._problem = undefined;
    }
    if (changed.has('runId') || changed.has('live')) {
      // The last lines of a run may come after its end.
      this.#pollsLeft = LAST_POLLS;
      this.#schedule(0);
    }
  }

  render() {
    if (this._lines.length === 0) {
      return html`<p class="muted">${this._problem?.message ?? (this.live ? 'Nothing has been written yet.' : 'Nothing was written.')}</p>`;
    }
    return html`
      <ol tabindex="0" aria-label="Transcript">${this._lines.map(({ at, stream, text }) => html`
        <li class=${stream}><time datetime=${at} title=${fullMoment(at)}>${time.format(new Date(at))}</time><span>${text}</span></li>`)}
      </ol>
      ${this._more ? html`<button @click=${() => this.#schedule(0)}>Show more lines</button>` : ''}
    `;
  }

  updated() {
    const list = this.renderRoot.querySelector('ol');
    if (this.live && list && this.#atEnd) {
      list.scrollTop = list.scrollHeight;
    }
  }

  #schedule(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(this.runId), delay);
  }

  async #read(id) {
    const last = this._lines.at(-1);
    const after = last && `${last.dispatch}.${last.number}`;
    try {
      const { items, nextCursor } = await api.get(path('runs', id, 'log'), { after, limit: PAGE });
      if (id === this.runId) {
        this.#take(items, nextCursor !== null);
      }
    } catch (problem) {
      if (id === this.runId) {
        this._problem = problem;
        this.#again();
      }
    }
  }

  #take(lines, more) {
    const list = this.renderRoot.querySelector('ol');
    this.#atEnd = !list || list.scrollHeight - list.scrollTop - list.clientHeight < 8;
    this._problem = undefined;
    this._more = more;
    if (lines.length > 0) {
      this._lines = [...this._lines, ...lines];
    }
    if (!more) {
      this.#again();
    }
  }

  #atEnd = true;

  #again() {
    if (this.live || this.#pollsLeft-- > 0) {
      this.#schedule(POLL_MILLIS);
    }
  }
}
customElements.define('ac-transcript', Transcript);
