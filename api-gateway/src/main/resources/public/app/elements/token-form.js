import { LitElement, css, html } from 'lit';
import * as token from '../token.js';
import { buttons, cards, fields, shared } from '../styles.js';

/** Asks for the token; `before` is the one that was refused. */
class TokenForm extends LitElement {
  static properties = { before: {} };

  static styles = [shared, buttons, cards, fields, css`
    :host { display: grid; place-items: center; min-height: 100dvh; padding: 1rem; }
    main { width: min(27rem, 100%); }
    form { padding: 2rem; display: grid; gap: 1.25rem; }
    .brand { display: flex; align-items: center; gap: 0.75rem; }
    img { width: 2.25rem; height: 2.25rem; }
    h1 { font-size: 1.25rem; letter-spacing: -0.01em; }
    button { min-height: 2.5rem; }
  `];

  render() {
    const refused = this.before !== '';
    return html`
      <main><form class="card" @submit=${this.#submit}>
        <div class="brand"><img src="/favicon.svg" alt="" /><h1>Agentcron</h1></div>
        <p class="muted">
          Open the address that <code>agentcron up</code> has printed, or enter the token that it ends with.
        </p>
        <div>
          <label for="token">Token</label>
          <input id="token" class="mono" type="password" autocomplete="current-password" required
            aria-invalid=${refused} aria-describedby="error" />
          ${refused ? html`<p id="error" class="error" role="alert">This token is not accepted (any more).</p>` : ''}
        </div>
        <button class="primary">Show the agents</button>
      </form></main>
    `;
  }

  firstUpdated() {
    this.renderRoot.querySelector('input').focus();
  }

  #submit(event) {
    event.preventDefault();
    token.remember(this.renderRoot.querySelector('input').value);
    this.dispatchEvent(new Event('token'));
  }
}
customElements.define('ac-token-form', TokenForm);
