import { LitElement, css, html } from 'lit';
import { api } from '../installation.js';
import { now } from '../clock.js';
import { moment, viewersZone } from '../format.js';
import { buttons, fields, shared } from '../styles.js';
import './time.js';

const TYPING_MILLIS = 250;
const FIRES = 3;
const PRESETS = [
  ['Every minute', '* * * * *'],
  ['Hourly', '0 * * * *'],
  ['Daily at 9', '0 9 * * *'],
  ['Weekdays at 9', '0 9 * * MON-FRI'],
];
const ZONES = Intl.supportedValuesOf('timeZone');

/** A cron expression and its zone; says in words what it means and when it would fire. */
class CronField extends LitElement {
  static properties = {
    cron: {}, timezone: {}, errors: {}, _preview: { state: true },
  };

  static styles = [shared, buttons, fields, css`
    :host { display: grid; gap: 0.75rem; }
    .inputs { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0.75rem; }
    .presets { display: flex; flex-wrap: wrap; gap: 0.4rem; }
    .presets button { min-height: 1.8rem; padding: 0.2rem 0.6rem; border-radius: 99px; font-size: 0.8667rem; }
    .preview { min-height: 6.9rem; background: var(--surface-sunken); border-radius: var(--radius-small); padding: 0.7rem 0.875rem; font-size: 0.9rem; }
    .preview .words { font-weight: 620; }
    .words::first-letter { text-transform: uppercase; }
    .preview li { display: grid; grid-template-columns: 6.5rem auto auto 1fr; gap: 0.75rem; color: var(--text-muted); }
    .dst { color: var(--warn); }
    @media (max-width: 30rem) { .inputs { grid-template-columns: 1fr; } }
  `];

  #typing;

  constructor() {
    super();
    this.cron = '';
    this.timezone = viewersZone;
    this.errors = {};
  }

  willUpdate(changed) {
    if (changed.has('cron') || changed.has('timezone')) {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => this.#ask(this.cron, this.timezone), TYPING_MILLIS);
    }
  }

  render() {
    const cronError = this.errors.cron ?? this.#refusal('expression');
    const zoneError = this.errors.timezone ?? this.#refusal('timezone');
    return html`
      <div class="inputs">
        <div>
          <label for="cron">Cron expression</label>
          <input id="cron" class="mono" .value=${this.cron} placeholder="0 9 * * MON-FRI" spellcheck="false" autocomplete="off"
            aria-invalid=${Boolean(cronError)} aria-describedby="cron-error preview"
            @input=${({ target }) => this.#changed({ cron: target.value })} />
          ${cronError ? html`<p id="cron-error" class="error">${cronError}</p>` : ''}
        </div>
        <div>
          <label for="zone">Time zone</label>
          <input id="zone" list="zones" .value=${this.timezone} autocomplete="off" aria-invalid=${Boolean(zoneError)} aria-describedby="zone-error"
            @input=${({ target }) => this.#changed({ timezone: target.value })} />
          <datalist id="zones">${ZONES.map((zone) => html`<option value=${zone}></option>`)}</datalist>
          ${zoneError ? html`<p id="zone-error" class="error">${zoneError}</p>` : ''}
        </div>
      </div>
      <div class="presets" role="group" aria-label="Common schedules">
        ${PRESETS.map(([name, cron]) => html`<button type="button" @click=${() => this.#changed({ cron })}>${name}</button>`)}
      </div>
      <div id="preview" class="preview" aria-live="polite">${this.#words()}</div>
    `;
  }

  #words() {
    if (this.cron.trim() === '') {
      return html`<p class="muted">Without an expression the agent runs only when it is told to.</p>`;
    }
    if (!this._preview?.valid) {
      return html`<p class="muted">Minute, hour, day of the month, month, day of the week; seconds may stand before them.</p>`;
    }
    return html`
      <p class="words">${this._preview.description}</p>
      <ol class="number">${this._preview.fires.map(({ at, local, dst }) => html`
        <li><ac-time kind="until" .at=${at}></ac-time><span>${moment(at, now())}</span>
          ${this.timezone === viewersZone ? '' : html`<span title="In ${this.timezone}">${local.slice(11, 19)} there</span>`}
          ${dst ? html`<span class="dst">${dst === 'gap' ? 'clocks go forward' : 'clocks go back'}</span>` : ''}</li>`)}
      </ol>
    `;
  }

  #refusal(field) {
    const error = this._preview?.error;
    if (!error || this.cron.trim() === '') {
      return undefined;
    }
    return (error.field === 'timezone') === (field === 'timezone') ? error.message : undefined;
  }

  #changed({ cron = this.cron, timezone = this.timezone }) {
    this.cron = cron;
    this.timezone = timezone;
    this.dispatchEvent(new CustomEvent('rule', { detail: { cron, timezone } }));
  }

  async #ask(expression, timezone) {
    let preview;
    try {
      preview = expression.trim() === ''
        ? undefined
        : await api.get('/api/cron/preview', { expression, timezone, count: FIRES });
    } catch (problem) {
      preview = { valid: false, error: { field: 'expression', message: problem.message } };
    }
    if (expression === this.cron && timezone === this.timezone) {
      this._preview = preview;
    }
  }
}
customElements.define('ac-cron-field', CronField);
