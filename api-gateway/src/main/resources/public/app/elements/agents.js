import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Watching, store } from '../installation.js';
import { buttons, cards, shared } from '../styles.js';
import { count } from '../format.js';
import './agent-card.js';
import './example.js';

/** All agents as cards; says `create` when somebody wants one. */
class Agents extends LitElement {
  static styles = [shared, buttons, cards, css`
    :host { display: block; min-width: 0; }
    .title { display: flex; align-items: baseline; gap: 0.6rem; margin-bottom: 0.75rem; min-height: 1.5rem; }
    ul { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(21rem, 100%), 1fr)); }
    li { min-width: 0; display: grid; }
    .empty { display: grid; gap: 1rem; justify-items: start; }
    .placeholder { min-height: 11rem; opacity: 0.6; }
    ac-example { justify-self: stretch; min-width: 0; }
  `];

  constructor() {
    super();
    new Watching(this);
  }

  render() {
    const agents = store.sortedAgents();
    return html`<section aria-labelledby="title">
      <div class="title">
        <h2 id="title">Agents</h2>
        ${agents.length > 0 ? html`<span class="muted number">${agents.length}</span>` : ''}
      </div>
      ${this.#content(agents)}
    </section>`;
  }

  #content(agents) {
    if (!store.loaded) {
      return html`<ul aria-busy="true">${[1, 2].map(() => html`<li class="card placeholder"></li>`)}</ul>`;
    }
    if (agents.length === 0) {
      return html`<div class="card empty">
        <p><strong>No agents yet.</strong> An agent is a program or a prompt for Claude Code, with schedules that say when it runs.</p>
        <button class="primary" @click=${this.#create}>Create the first agent</button>
        <p>Or with a script:</p>
        <ac-example></ac-example>
      </div>`;
    }
    return html`<ul aria-label=${count(agents.length, 'agent')}>
      ${repeat(agents, ({ id }) => id, (agent) => html`<li><ac-agent-card .agent=${agent}></ac-agent-card></li>`)}
    </ul>`;
  }

  #create() {
    this.dispatchEvent(new Event('create'));
  }
}
customElements.define('ac-agents', Agents);
