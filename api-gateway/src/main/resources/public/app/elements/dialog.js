import { LitElement, css, html } from 'lit';
import { buttons, shared } from '../styles.js';
import './notices.js';

/**
 * A modal dialog, at the side if `drawer`. It says `dismiss` when somebody closes it; whether it is
 * open is up to its owner. What has `data-first` in it is what one begins with.
 */
class Dialog extends LitElement {
  static properties = { open: { type: Boolean }, drawer: { type: Boolean }, heading: {} };

  static styles = [shared, buttons, css`
    dialog {
      color: inherit; background: var(--surface); border: 1px solid var(--line); padding: 0; overflow: hidden;
      box-shadow: var(--shadow-raised); border-radius: var(--radius);
      width: min(38rem, 100vw - 2rem); max-height: min(56rem, 100dvh - 2rem);
    }
    dialog[open] { display: flex; flex-direction: column; }
    dialog.drawer {
      margin: 0 0 0 auto; width: min(46rem, 100vw); height: 100dvh; max-width: none; max-height: none;
      border-width: 0 0 0 1px; border-radius: 0;
    }
    dialog[open] { animation: appear 0.16s ease-out; }
    @keyframes appear { from { opacity: 0; translate: 0 8px; } }
    dialog.drawer[open] { animation-name: slide; }
    @keyframes slide { from { opacity: 0; translate: 24px 0; } }
    dialog::backdrop { background: light-dark(rgb(20 26 38 / 35%), rgb(0 0 0 / 55%)); }
    .title {
      flex: none; display: flex; align-items: center; gap: 1rem; padding: 0.75rem 0.75rem 0.75rem 1.25rem;
      border-bottom: 1px solid var(--line);
    }
    h2 { flex: 1; font-size: 1.0667rem; }
    .body { padding: 1.25rem; overflow-y: auto; overscroll-behavior: contain; flex: 1; }
    @media (max-width: 640px) {
      dialog:not(.drawer) { width: 100vw; max-width: none; max-height: 100dvh; height: 100dvh; margin: 0; border: 0; border-radius: 0; }
    }
  `];

  render() {
    return html`
      <dialog class=${this.drawer ? 'drawer' : ''} aria-labelledby="heading" @cancel=${this.#cancel} @click=${this.#click}>
        <div class="title">
          <h2 id="heading" class="cut">${this.heading}</h2>
          <slot name="actions"></slot>
          <button class="plain" @click=${this.#dismiss}>Close</button>
        </div>
        <div class="body"><slot></slot></div>
        <ac-notices></ac-notices>
      </dialog>
    `;
  }

  updated() {
    const dialog = this.renderRoot.querySelector('dialog');
    if (this.open && !dialog.open) {
      dialog.showModal();
      this.querySelector('[data-first]')?.focus();
    } else if (!this.open && dialog.open) {
      dialog.close();
    }
  }

  #cancel(event) {
    event.preventDefault();
    this.#dismiss();
  }

  /** On the backdrop, which counts as the dialog itself. */
  #click(event) {
    if (event.target === event.currentTarget && !contains(event.currentTarget, event)) {
      this.#dismiss();
    }
  }

  #dismiss() {
    this.dispatchEvent(new Event('dismiss', { bubbles: true, composed: true }));
  }
}
customElements.define('ac-dialog', Dialog);

function contains(element, { clientX, clientY }) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
}
