import { LitElement, css, html } from 'lit';
import { api, store, Watching } from '../installation.js';
import * as token from '../token.js';
import { buttons, cards, shared } from '../styles.js';
import './agent-form.js';
import './agents.js';
import './connection.js';
import './notices.js';
import './run-view.js';
import './running.js';
import './runs.js';
import './token-form.js';

/** The whole page: asks for the token if need be, then shows what there is. `#run=…` opens a run. */
class Page extends LitElement {
  static properties = { _refused: { state: true }, _creating: { state: true }, _run: { state: true } };

  static styles = [shared, buttons, cards, css`
    :host { display: block; min-height: 100dvh; }
    header {
      position: sticky; top: 0; z-index: 2; background: color-mix(in srgb, var(--ground) 88%, transparent);
      backdrop-filter: blur(10px); border-bottom: 1px solid var(--line);
    }
    .bar, main { max-width: 92rem; margin: 0 auto; padding-inline: clamp(1rem, 3vw, 2rem); }
    .bar { display: flex; align-items: center; gap: 0.75rem; min-height: 3.5rem; }
    .brand { display: flex; align-items: center; gap: 0.6rem; margin-right: auto; }
    .brand img { width: 1.75rem; height: 1.75rem; }
    h1 { font-size: 1.0667rem; font-weight: 680; letter-spacing: -0.01em; }
    .bar a { font-size: 0.9rem; text-decoration: none; padding: 0.35rem 0.25rem; }
    .bar a:hover { text-decoration: underline; }
    main {
      padding-block: 1.5rem 4rem; display: grid; gap: 2rem; align-items: start;
      grid-template: 'running' 'agents' 'runs' / minmax(0, 1fr);
    }
    @media (min-width: 66rem) {
      main { grid-template: 'agents running' 'agents runs' 1fr / minmax(0, 1.15fr) minmax(0, 1fr); }
    }
    ac-running { grid-area: running; }
    ac-agents { grid-area: agents; }
    ac-runs { grid-area: runs; }
    .problem { padding: 0.75rem clamp(1rem, 3vw, 2rem); color: var(--bad); background: var(--bad-soft); text-align: center; }
    @media (max-width: 34rem) { .bar a { display: none; } h1 { display: none; } }
  `];

  constructor() {
    super();
    new Watching(this);
    this._refused = false;
    this._creating = false;
    this.#goTo();
    api.addEventListener('unauthenticated', this.#refuse);
    addEventListener('hashchange', () => this.#goTo());
    if (token.known() === '') {
      this._refused = true;
    } else {
      store.start();
    }
  }

  render() {
    if (this._refused) {
      return html`<ac-token-form .before=${token.known()} @token=${this.#accept}></ac-token-form>`;
    }
    return html`
      <header><div class="bar">
        <div class="brand"><img src="/favicon.svg" alt="" /><h1>Agentcron</h1></div>
        <ac-connection></ac-connection>
        <a href="/openapi/">API</a>
        <button class="primary" @click=${() => (this._creating = true)}>New agent</button>
      </div></header>
      ${store.problem ? html`<p class="problem" role="alert">${this.#problem()}</p>` : ''}
      <main>
        <ac-running></ac-running>
        <ac-agents @create=${() => (this._creating = true)}></ac-agents>
        <ac-runs></ac-runs>
      </main>
      <ac-agent-form ?open=${this._creating} @dismiss=${() => (this._creating = false)}></ac-agent-form>
      <ac-run-view .runId=${this._run} @dismiss=${() => (location.hash = '')}></ac-run-view>
      <ac-notices></ac-notices>
    `;
  }

  #problem() {
    const seen = store.loaded ? ' What is shown may be old.' : '';
    return `${store.problem.message}.${seen} The page tries again by itself.`;
  }

  #goTo() {
    if (token.takeFromAddress() && this._refused) {
      this.#accept();
    }
    this._run = new URLSearchParams(location.hash.slice(1)).get('run');
  }

  #refuse = () => {
    if (!this._refused) {
      this._refused = true;
      store.stop();
    }
  };

  #accept() {
    // A new start, so that nothing of what another token has shown is left.
    location.reload();
  }
}
customElements.define('agentcron-page', Page);
