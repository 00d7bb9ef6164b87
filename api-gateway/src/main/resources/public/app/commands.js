import { path } from './api.js';
import { api, store } from './installation.js';
import { notify } from './notices.js';

/** What the buttons do. What is refused is said in a notice, in the API's words. */
export const runNow = (agent) =>
  attempt(agent.name, async () => {
    const { status } = await api.post(path('agents', agent.id, 'run'), {}, { Prefer: 'wait=5' });
    if (status === 'accepted') {
      notify(`${agent.name} will run as soon as the scheduler has heard of it.`);
    }
  });

export const cancelRun = (run) =>
  attempt(run.agentName, async () => {
    const { status } = await api.post(path('runs', run.id, 'cancel'), undefined, { Prefer: 'wait=5' });
    if (status === 'accepted') {
      notify(`The run of ${run.agentName} ends as soon as the scheduler has heard of it.`);
    }
  });

export const toggleAgent = (agent) =>
  attempt(agent.name, async () => store.agentChanged(await api.post(path('agents', agent.id, 'toggle'))));

export const turnSchedule = (schedule, on) =>
  attempt(schedule.name, async () => {
    const verb = on ? 'enable' : 'disable';
    await api.post(path('agents', schedule.agentId, 'schedules', schedule.id, verb));
    await store.readAgent(schedule.agentId);
  });

async function attempt(name, action) {
  try {
    await action();
  } catch (problem) {
    notify(`${name}: ${problem.message}`, { bad: true });
  }
}
