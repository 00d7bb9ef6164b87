import { LitElement, css, html } from 'lit';
import { notices } from '../notices.js';
import { buttons, shared } from '../styles.js';

/** The notices, at the foot of the page and of each dialog: an open dialog hides the page's. */
class NoticeList extends LitElement {
  static styles = [shared, buttons, css`
    :host { position: fixed; inset: auto 1rem 1rem; z-index: 3; pointer-events: none; }
    div { display: grid; gap: 0.5rem; justify-items: center; }
    .notice {
      pointer-events: auto; display: flex; align-items: center; gap: 0.75rem; max-width: min(40rem, 100%);
      padding: 0.5rem 0.5rem 0.5rem 1rem; border-radius: var(--radius); background: var(--surface-raised);
      border: 1px solid var(--line); box-shadow: var(--shadow-raised);
    }
    .bad { border-color: var(--bad); }
    .bad p { color: var(--bad); }
    p { min-width: 0; overflow-wrap: anywhere; }
  `];

  #update = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    notices.addEventListener('change', this.#update);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    notices.removeEventListener('change', this.#update);
  }

  render() {
    return html`<div role="status">${notices.shown.map((notice) => html`
      <section class="notice ${notice.bad ? 'bad' : ''}">
        <p>${notice.text}</p>
        <button class="plain" @click=${() => notices.dismiss(notice)}>Dismiss</button>
      </section>`)}</div>`;
  }
}
customElements.define('ac-notices', NoticeList);
