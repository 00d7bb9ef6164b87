import { LitElement, css, html } from 'lit';
import { duration } from '../format.js';
import { shared } from '../styles.js';
import { usage } from '../words.js';
import './status.js';

/** The dispatches of a run: which executor took it and what came of it. */
class Attempts extends LitElement {
  static properties = { attempts: {} };

  static styles = [shared, css`
    li { padding: 0.6rem 0; border-top: 1px solid var(--line); font-size: 0.9rem; }
    .head { display: flex; flex-wrap: wrap; gap: 0.1rem 0.9rem; align-items: center; }
    ac-status { min-width: 8.5rem; }
    p { color: var(--text-muted); overflow-wrap: anywhere; padding-left: 1.75rem; }
  `];

  render() {
    return html`<ol class="number">${this.attempts.map((it) => html`<li>
      <div class="head"><ac-status .status=${it.status}></ac-status>${this.#facts(it).map((fact) => html`<span>${fact}</span>`)}</div>
      ${it.error ? html`<p>${it.error.message}</p>` : ''}
    </li>`)}</ol>`;
  }

  #facts({ attempt, dispatch, executor, durationMs, exitCode, ...used }) {
    return [
      // Several dispatches are one attempt where the earlier ones came to nothing.
      dispatch === attempt ? `attempt ${attempt}` : `attempt ${attempt}, asked for ${dispatch} times`,
      executor,
      durationMs == null ? null : duration(durationMs),
      exitCode == null ? null : `exit ${exitCode}`,
      ...usage(used),
    ].filter(Boolean);
  }
}
customElements.define('ac-attempts', Attempts);
