import { LitElement, css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import { api, store } from '../installation.js';
import { notify } from '../notices.js';
import { agentOf, blank, errorsOf } from '../draft.js';
import { buttons, fields, shared } from '../styles.js';
import './cron-field.js';
import './dialog.js';

/** Creates an agent with a schedule. What was typed stays until it is created, also when closed. */
class AgentForm extends LitElement {
  static properties = {
    open: { type: Boolean }, _draft: { state: true }, _errors: { state: true }, _sending: { state: true },
  };

  static styles = [shared, buttons, fields, css`
    form { display: grid; gap: 1.1rem; }
    fieldset { border: 0; padding: 0; margin: 0; min-width: 0; }
    .choice { display: grid; grid-template-columns: 1fr 1fr; gap: 0.5rem; }
    .choice label {
      display: flex; gap: 0.5rem; align-items: center; margin: 0; padding: 0.55rem 0.75rem; cursor: pointer; font-weight: 550;
      border: 1px solid var(--line); border-radius: var(--radius-small);
    }
    .choice label:has(:checked) { border-color: var(--accent); background: var(--accent-soft); }
    footer { display: flex; justify-content: flex-end; gap: 0.5rem; padding-top: 0.25rem; }
    .two { display: grid; grid-template-columns: 1fr 1fr; gap: 0.75rem; }
  `];

  constructor() {
    super();
    this._draft = blank();
    this._errors = {};
  }

  render() {
    const draft = this._draft;
    return html`<ac-dialog ?open=${this.open} heading="New agent"><form novalidate @submit=${this.#submit}>
      ${this._errors.other ? html`<p class="error" role="alert">${this._errors.other}</p>` : ''}
      ${this.#field('name', 'Name', (attributes) => html`
        <input id="name" data-first .value=${live(draft.name)} placeholder="disk-report" autocomplete="off"
          aria-invalid=${attributes.invalid} aria-describedby="name-error" @input=${this.#set('name')} />`)}
      <fieldset>
        <legend>What it runs</legend>
        <div class="choice">
          ${this.#choice('command', 'A command')}
          ${this.#choice('claude', 'Claude Code')}
        </div>
      </fieldset>
      ${draft.type === 'command' ? this.#command(draft) : this.#claude(draft)}
      <ac-cron-field .cron=${draft.cron} .timezone=${draft.timezone} .errors=${this._errors}
        @rule=${({ detail }) => this.#change(detail)}></ac-cron-field>
      <footer>
        <button type="button" @click=${this.#dismiss}>Not now</button>
        <button class="primary" ?disabled=${this._sending}>Create agent</button>
      </footer>
    </form></ac-dialog>`;
  }

  #command(draft) {
    return this.#field('command', 'Command', (attributes) => html`
      <input id="command" class="mono" .value=${live(draft.command)} placeholder="df -h" spellcheck="false" autocomplete="off" autocapitalize="off"
        aria-invalid=${attributes.invalid} aria-describedby="command-error command-hint" @input=${this.#set('command')} />
      <p id="command-hint" class="hint">A line for the shell of the executor.</p>`);
  }

  #claude(draft) {
    return html`
      ${this.#field('prompt', 'Prompt', (attributes) => html`
        <textarea id="prompt" rows="4" .value=${live(draft.prompt)} placeholder="Look at the open issues and …"
          aria-invalid=${attributes.invalid} aria-describedby="prompt-error" @input=${this.#set('prompt')}></textarea>`)}
      <div class="two">
        ${this.#field('workingDirectory', 'Working directory', (attributes) => html`
          <input id="workingDirectory" class="mono" .value=${live(draft.workingDirectory)} placeholder="/srv/project" spellcheck="false" autocomplete="off"
            aria-invalid=${attributes.invalid} aria-describedby="workingDirectory-error" @input=${this.#set('workingDirectory')} />`)}
        ${this.#field('maxBudgetUsd', 'Most US$ per run', (attributes) => html`
          <input id="maxBudgetUsd" inputmode="decimal" .value=${live(draft.maxBudgetUsd)} placeholder="no limit" autocomplete="off"
            aria-invalid=${attributes.invalid} aria-describedby="maxBudgetUsd-error" @input=${this.#set('maxBudgetUsd')} />`)}
      </div>`;
  }

  #field(name, label, control) {
    const error = this._errors[name];
    return html`<div>
      <label for=${name}>${label}</label>
      ${control({ invalid: Boolean(error) })}
      ${error ? html`<p id="${name}-error" class="error">${error}</p>` : ''}
    </div>`;
  }

  #choice(type, label) {
    return html`<label><input type="radio" name="type" .checked=${live(this._draft.type === type)}
      @change=${() => this.#change({ type })} />${label}</label>`;
  }

  #set(name) {
    return ({ target }) => this.#change({ [name]: target.value });
  }

  #change(values) {
    this._draft = { ...this._draft, ...values };
    // What has been changed is no longer what was refused.
    this._errors = Object.fromEntries(
      Object.entries(this._errors).filter(([field]) => !(field in values)));
  }

  async #submit(event) {
    event.preventDefault();
    this._sending = true;
    try {
      const agent = await api.post('/api/agents', agentOf(this._draft));
      store.agentChanged(agent);
      this._draft = blank();
      this._errors = {};
      notify(`${agent.name} is created.`);
      this.#dismiss();
    } catch (problem) {
      this._errors = errorsOf(problem);
      await this.updateComplete;
      this.renderRoot.querySelector('[aria-invalid=true]')?.focus();
    } finally {
      this._sending = false;
    }
  }

  #dismiss() {
    this.dispatchEvent(new Event('dismiss', { bubbles: true, composed: true }));
  }
}
customElements.define('ac-agent-form', AgentForm);
