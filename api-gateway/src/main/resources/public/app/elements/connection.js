import { LitElement, css, html } from 'lit';
import { Watching, store } from '../installation.js';
import { Ticking } from '../clock.js';
import { shared } from '../styles.js';

/** Whether what is shown is live. */
class Connection extends LitElement {
  static styles = [shared, css`
    :host { display: inline-flex; }
    p {
      display: inline-flex; align-items: center; gap: 0.5rem; font-size: 0.8667rem; font-weight: 550; white-space: nowrap;
      padding: 0.25rem 0.7rem; border-radius: 999px; background: var(--soft); color: var(--tone);
    }
    .live { --tone: var(--good); --soft: var(--good-soft); }
    .connecting { --tone: var(--text-muted); --soft: var(--surface-sunken); }
    .lost { --tone: var(--warn); --soft: var(--warn-soft); }
    i { width: 0.5rem; height: 0.5rem; border-radius: 50%; background: currentColor; }
    .connecting i, .lost i { background: none; border: 2px solid currentColor; }
  `];

  constructor() {
    super();
    new Watching(this);
    new Ticking(this);
  }

  render() {
    const { state } = store.connection;
    // What ticks is kept from screen readers, which would read it out every second.
    return html`
      <p class=${state} role="status" title=${this.#explanation(state)}>
        <i aria-hidden="true"></i><span>${this.#words(state)}</span>
        ${state === 'lost' ? html`<span class="number" aria-hidden="true">${this.#countdown()}</span>` : ''}
      </p>
    `;
  }

  #words(state) {
    return { live: 'Live', connecting: 'Connecting', lost: 'Connection lost' }[state];
  }

  #explanation(state) {
    return state === 'lost'
      ? 'Live updates have stopped. The page connects again by itself, and nothing is missed.'
      : '';
  }

  #countdown() {
    const seconds = Math.ceil((store.connection.retryAt - Date.now()) / 1000);
    return seconds > 0 ? `trying again in ${seconds} s` : 'trying again';
  }
}
customElements.define('ac-connection', Connection);
