import { LitElement, css, html } from 'lit';
import { buttons, shared } from '../styles.js';

/** How to create an agent from a shell, ready to be copied. */
class Example extends LitElement {
  static properties = { _copied: { state: true } };

  static styles = [shared, buttons, css`
    :host { display: block; position: relative; }
    pre { white-space: pre; overflow-wrap: normal; padding-right: 5rem; }
    button { position: absolute; top: 0.4rem; right: 0.4rem; }
    p { margin-top: 0.5rem; font-size: 0.8667rem; }
  `];

  render() {
    return html`
      <pre tabindex="0">${this.#command()}</pre>
      <button @click=${this.#copy}>${this._copied ? 'Copied' : 'Copy'}</button>
      <p class="muted"><code>AGENTCRON_TOKEN</code> is what stands behind <code>#token=</code> in the address that <code>agentcron up</code> has printed.</p>
    `;
  }

  #command() {
    return `curl ${location.origin}/api/agents \\
  -H "Authorization: Bearer $AGENTCRON_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{"name": "disk", "prompt": "",
       "runtime": {"type": "command", "command": ["df", "-h"]},
       "schedules": [{"name": "minutely", "cron": "* * * * *"}]}'`;
  }

  async #copy() {
    await navigator.clipboard.writeText(this.#command());
    this._copied = true;
    setTimeout(() => (this._copied = false), 2000);
  }
}
customElements.define('ac-example', Example);
