import { viewersZone } from './format.js';

/** What a form has of an agent, and how that is said to the API. */
export function blank() {
  return {
    name: '', type: 'command', command: '', prompt: '', workingDirectory: '', maxBudgetUsd: '',
    cron: '', timezone: viewersZone,
  };
}

export function agentOf(draft) {
  const cron = draft.cron.trim();
  return {
    name: draft.name.trim(),
    ...(draft.type === 'command' ? command(draft) : claude(draft)),
    schedules: cron === '' ? [] : [{ name: 'main', cron, timezone: draft.timezone.trim() }],
  };
}

function command({ command: line }) {
  return { prompt: '', runtime: { type: 'command', command: line.trim() === '' ? [] : [line.trim()], shell: true } };
}

function claude({ prompt, workingDirectory, maxBudgetUsd }) {
  const directory = workingDirectory.trim();
  const budget = maxBudgetUsd.trim().replace(',', '.');
  return {
    prompt,
    runtime: { type: 'claude', ...(directory === '' ? {} : { workingDirectory: directory }) },
    // What is no number is sent as it is, so that the API says what is wrong with it.
    limits: budget === '' ? {} : { maxBudgetUsd: Number.isNaN(Number(budget)) ? maxBudgetUsd : Number(budget) },
  };
}

/** What is wrong, by the fields of the form; `other` is what belongs to none of them. */
export function errorsOf(problem) {
  if (problem.is?.('name-taken')) {
    return { name: problem.message };
  }
  const errors = {};
  for (const { field, message } of problem.errors ?? []) {
    const name = fieldOf(field);
    const text = name === 'other' ? `${field}: ${message}` : message;
    errors[name] ??= text;
  }
  return Object.keys(errors).length > 0 ? errors : { other: problem.message };
}

function fieldOf(path) {
  const [, name] = /^(?:runtime\.|limits\.|schedules\[\d+]\.)?(\w+)/.exec(path) ?? [];
  return name in blank() ? name : 'other';
}
