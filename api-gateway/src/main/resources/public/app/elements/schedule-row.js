import { LitElement, css, html } from 'lit';
import { Ticking, now } from '../clock.js';
import { turnSchedule } from '../commands.js';
import { moment, momentIn, viewersZone } from '../format.js';
import { shared } from '../styles.js';
import './switch.js';
import './time.js';

/** One schedule: its rule in words, and when it fires next. */
class ScheduleRow extends LitElement {
  static properties = { schedule: {}, agent: {} };

  static styles = [shared, css`
    :host { display: block; }
    .row {
      display: grid; grid-template: 'words next switch' 'rule rule switch' / minmax(0, 1fr) auto auto;
      gap: 0.125rem 0.75rem; align-items: center; padding: 0.55rem 0; min-height: 3.6rem;
    }
    .words { grid-area: words; font-size: 0.9333rem; font-weight: 550; overflow-wrap: anywhere; }
    .words::first-letter { text-transform: uppercase; }
    .next { grid-area: next; font-size: 0.9333rem; font-weight: 550; text-align: right; align-self: start; }
    .rule { grid-area: rule; font-size: 0.8667rem; color: var(--text-muted); }
    ac-switch { grid-area: switch; }
    .off .words, .off .next { color: var(--text-muted); }
  `];

  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    const { schedule, agent } = this;
    const on = schedule.enabled && agent.enabled;
    const next = on ? schedule.nextFireAt : null;
    return html`
      <div class="row ${next ? '' : 'off'}">
        <p class="words">${schedule.description}</p>
        <p class="next number">${next ? html`<ac-time kind="until" .at=${next}></ac-time>` : on ? 'never again' : 'off'}</p>
        <p class="rule number cut" title=${this.#full(next)}>${this.#rule(next)}</p>
        <ac-switch .on=${schedule.enabled} .name=${`Schedule ${schedule.name} enabled`}
          @turn=${({ detail }) => turnSchedule(schedule, detail.on)}></ac-switch>
      </div>
    `;
  }

  #rule(next) {
    const { cron, description, timezone, name } = this.schedule;
    const parts = [next && moment(next, now()), cron ?? description, timezone !== viewersZone && timezone, name];
    return parts.filter(Boolean).join(' · ');
  }

  #full(next) {
    const { name, cron, description, timezone } = this.schedule;
    return `${name}: ${cron ?? description} in ${timezone}${next ? `\nNext: ${momentIn(timezone, next)}` : ''}`;
  }
}
customElements.define('ac-schedule', ScheduleRow);
