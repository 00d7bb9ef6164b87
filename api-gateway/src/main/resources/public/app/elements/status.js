import { LitElement, css, html, svg } from 'lit';
import { shared } from '../styles.js';

/** Each status has a shape of its own, so that none is told by colour alone. */
const CHECK = svg`<path d="M4.5 8.4l2.3 2.3 4.7-5"/>`;
const CROSS = svg`<path d="M5.2 5.2l5.6 5.6m0-5.6l-5.6 5.6"/>`;
const BANG = svg`<path d="M8 4.3v4.4m0 2.7v.1"/>`;
const BAR = svg`<path d="M4.8 8h6.4"/>`;
const CLOCK = svg`<path d="M8 4.8V8l2.2 1.5"/>`;
const SKIP = svg`<path d="M4.6 5.2L8 8l-3.4 2.8M11 5v6"/>`;
const DOTS = svg`<path d="M4.9 8h.1m2.9 0h.2m2.9 0h.1"/>`;

const STATUSES = {
  queued: ['Queued', 'waiting', DOTS],
  requested: ['Requested', 'waiting', DOTS],
  running: ['Running', 'running', undefined],
  retrying: ['Retrying', 'waiting', CLOCK],
  success: ['Success', 'good', CHECK],
  error: ['Failed', 'bad', CROSS],
  budget_exceeded: ['Over budget', 'warn', BANG],
  max_turns: ['Out of turns', 'warn', BANG],
  timed_out: ['Timed out', 'bad', CLOCK],
  cancelled: ['Cancelled', 'quiet', BAR],
  skipped: ['Skipped', 'quiet', SKIP],
  expired: ['Expired', 'warn', CLOCK],
};

export function statusName(status) {
  return STATUSES[status]?.[0] ?? status;
}

/** The status of a run as a sign, and in words unless `brief`. */
class Status extends LitElement {
  static properties = { status: {}, brief: { type: Boolean } };

  static styles = [shared, css`
    :host { display: inline-flex; align-items: center; gap: 0.4rem; white-space: nowrap; font-weight: 600; }
    svg { width: 1.25rem; height: 1.25rem; flex: none; fill: none; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
    circle { fill: var(--soft); stroke: none; }
    path { stroke: var(--tone); }
    span { color: var(--tone); font-size: 0.9rem; }
    .good { --tone: var(--good); --soft: var(--good-soft); }
    .bad { --tone: var(--bad); --soft: var(--bad-soft); }
    .warn { --tone: var(--warn); --soft: var(--warn-soft); }
    .running, .waiting { --tone: var(--accent); --soft: var(--accent-soft); }
    .quiet { --tone: var(--text-muted); --soft: var(--surface-sunken); }
    .running .arc { fill: none; stroke: var(--tone); stroke-width: 2; stroke-dasharray: 13 40; transform-origin: center; animation: turn 0.9s linear infinite; }
    @keyframes turn { to { transform: rotate(360deg); } }
  `];

  render() {
    const [name, tone, sign] = STATUSES[this.status] ?? [this.status, 'quiet', DOTS];
    return html`
      <svg class=${tone} viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="8" />
        ${sign ?? svg`<circle class="arc" cx="8" cy="8" r="4.2" />`}
      </svg>
      <span class="${tone} ${this.brief ? 'hidden-visually' : ''}">${name}</span>
    `;
  }
}
customElements.define('ac-status', Status);
