import { LitElement, css, html } from 'lit';
import { shared } from '../styles.js';

/** Something that is on or off; says `turn` when somebody turns it, and turns when it is told to. */
class Switch extends LitElement {
  static properties = { on: { type: Boolean }, name: {} };

  static styles = [shared, css`
    :host { display: inline-flex; }
    button {
      appearance: none; border: 0; padding: 0.25rem; margin: -0.25rem; background: none; cursor: pointer;
      border-radius: 999px; line-height: 0;
    }
    .track {
      display: block; width: 2.125rem; height: 1.25rem; border-radius: 999px; background: var(--line-strong);
      padding: 2px; transition: background 0.15s;
    }
    .thumb {
      display: block; width: 1rem; height: 1rem; border-radius: 50%; background: var(--surface);
      transition: translate 0.15s;
    }
    [aria-checked='true'] .track { background: var(--accent); }
    [aria-checked='true'] .thumb { translate: 0.875rem 0; }
    @media (pointer: coarse) { button { padding: 0.65rem; margin: -0.65rem; } }
  `];

  render() {
    return html`
      <button role="switch" aria-checked=${this.on ? 'true' : 'false'} aria-label=${this.name} @click=${this.#turn}>
        <span class="track"><span class="thumb"></span></span>
      </button>
    `;
  }

  #turn() {
    this.dispatchEvent(new CustomEvent('turn', { detail: { on: !this.on } }));
  }
}
customElements.define('ac-switch', Switch);
