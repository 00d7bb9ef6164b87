import { LitElement, html } from 'lit';
import { Ticking, now } from '../clock.js';
import { distance, fullMoment, ticking } from '../format.js';

/** A time that moves: `kind` is `until`, `ago` or `since`. */
class LiveTime extends LitElement {
  static properties = { at: {}, kind: {} };

  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    return html`<time datetime=${this.at} title=${fullMoment(this.at)}>${this.#words()}</time>`;
  }

  #words() {
    const past = now() - Date.parse(this.at);
    switch (this.kind) {
      case 'until':
        // Rounded up, so that it says 1 s until the moment has come.
        return past >= 0 ? 'now' : `in ${ticking(Math.ceil(-past / 1000) * 1000)}`;
      case 'since':
        return ticking(past);
      default:
        return past < 1000 ? 'just now' : `${distance(past)} ago`;
    }
  }
}
customElements.define('ac-time', LiveTime);
