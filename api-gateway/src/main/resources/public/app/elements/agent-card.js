import { LitElement, css, html } from 'lit';
import { Watching, store } from '../installation.js';
import { cancelRun, runNow, toggleAgent } from '../commands.js';
import { byTime, isActive } from '../run.js';
import { buttons, cards, shared } from '../styles.js';
import './schedule-row.js';
import './status.js';
import './switch.js';
import './time.js';

/** One agent: what it does, what runs it, when, and how its last run went. */
class AgentCard extends LitElement {
  static properties = { agent: {} };

  static styles = [shared, buttons, cards, css`
    :host { display: grid; min-width: 0; }
    article { display: flex; flex-direction: column; min-width: 0; }
    .what { padding: 1rem 1rem 0.875rem 1.125rem; display: grid; gap: 0.4rem; }
    .head { display: flex; align-items: center; gap: 0.75rem; min-width: 0; }
    h3 { flex: 1; font-size: 1rem; font-weight: 650; }
    .description { font-size: 0.9333rem; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; }
    .runtime { display: flex; gap: 0.5rem; align-items: baseline; min-width: 0; color: var(--text-muted); }
    .runtime b { font-weight: 550; font-size: 0.8rem; flex: none; }
    .off h3 { color: var(--text-muted); }
    ul, .manual { border-top: 1px solid var(--line); padding: 0.25rem 1rem 0.25rem 1.125rem; flex: 1; }
    .manual { padding-block: 0.75rem; font-size: 0.9rem; }
    li + li { border-top: 1px solid var(--line); }
    footer {
      display: flex; align-items: center; gap: 0.5rem; min-height: 3.25rem; padding: 0.5rem 0.75rem 0.5rem 1.125rem;
      border-top: 1px solid var(--line);
    }
    .last { display: flex; align-items: center; gap: 0.5rem; flex: 1; min-width: 0; font-size: 0.9rem; color: inherit; text-decoration: none; }
    .last.muted { color: var(--text-muted); }
    a.last:hover ac-time { text-decoration: underline; }
    .last ac-time { color: var(--text-muted); }
  `];

  constructor() {
    super();
    new Watching(this);
  }

  render() {
    const { agent } = this;
    const runs = [...store.runs.values()].filter((run) => run.agentId === agent.id).sort(byTime);
    const active = runs.filter(isActive);
    return html`
      <article class="card ${agent.enabled ? '' : 'off'}" aria-labelledby="name">
        <div class="what">
          <div class="head">
            <h3 id="name" class="cut" title=${agent.name}>${agent.name}</h3>
            <ac-switch .on=${agent.enabled} .name=${`${agent.name} enabled`} @turn=${() => toggleAgent(agent)}></ac-switch>
          </div>
          ${agent.description ? html`<p class="muted description">${agent.description}</p>` : ''}
          ${this.#runtime(agent)}
        </div>
        ${this.#schedules(agent)}
        <footer>
          ${this.#last(active[0] ?? runs[0] ?? mentioned(agent.lastRun))}
          ${active.length > 0 ? html`<button aria-label=${`Cancel: ${agent.name}`} @click=${() => active.forEach(cancelRun)}>Cancel</button>` : ''}
          <button @click=${() => runNow(agent)} aria-label=${`Run now: ${agent.name}`}>Run now</button>
        </footer>
      </article>
    `;
  }

  #runtime({ runtime, prompt }) {
    const line = runtime.type === 'command' ? commandLine(runtime) : prompt;
    const name = runtime.type === 'claude' ? `Claude Code${runtime.model ? ` · ${runtime.model}` : ''}` : 'Command';
    return html`<p class="runtime"><b>${name}</b><code class="cut" title=${line}>${line}</code></p>`;
  }

  #schedules(agent) {
    if (agent.schedules.length === 0) {
      return html`<p class="manual muted">No schedule: it runs when it is told to.</p>`;
    }
    return html`<ul>${agent.schedules.map((schedule) => html`
      <li><ac-schedule .schedule=${schedule} .agent=${agent}></ac-schedule></li>`)}</ul>`;
  }

  #last(run) {
    if (!run) {
      return html`<span class="last muted">Has not run yet</span>`;
    }
    return html`<a class="last" href="#run=${run.id}">
      <ac-status .status=${run.status} ?brief=${isActive(run)}></ac-status>
      <ac-time class="number cut" .kind=${isActive(run) && run.startedAt ? 'since' : 'ago'} .at=${timeOf(run)}></ac-time>
    </a>`;
  }
}
customElements.define('ac-agent-card', AgentCard);

function timeOf(run) {
  return isActive(run) ? (run.startedAt ?? run.requestedAt) : (run.completedAt ?? run.requestedAt);
}

function mentioned(lastRun) {
  return lastRun && { ...lastRun, requestedAt: lastRun.at };
}

/** As one would type it. */
function commandLine({ command, shell }) {
  const [first, ...others] = command;
  return [shell ? first : quoted(first), ...others.map(quoted)].join(' ');
}

function quoted(word) {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
