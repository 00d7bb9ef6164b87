/** Numbers, money and times as people read them, in the viewer's locale and zone. */
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const decimal = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const dayAndTime = new Intl.DateTimeFormat(undefined, {
  weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit',
});
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

export const viewersZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** With as much precision as matters: 30 ms, 4.2 s, 3 min 20 s, 2 h 5 min, 3 d 4 h. */
export function duration(millis) {
  if (millis < SECOND) {
    return `${Math.round(millis)} ms`;
  }
  return millis < MINUTE ? `${decimal.format(millis / SECOND)} s` : inTwoUnits(millis);
}

/** In whole seconds, for what is shown ticking. */
export function ticking(millis) {
  return millis < MINUTE ? `${Math.floor(Math.max(millis, 0) / SECOND)} s` : inTwoUnits(millis);
}

/** In one unit: a rough distance. */
export function distance(millis) {
  if (millis < MINUTE) {
    return ticking(millis);
  }
  if (millis < HOUR) {
    return `${Math.floor(millis / MINUTE)} min`;
  }
  return millis < DAY ? `${Math.floor(millis / HOUR)} h` : `${Math.floor(millis / DAY)} d`;
}

function inTwoUnits(millis) {
  const [large, small, names] =
    millis < HOUR ? [MINUTE, SECOND, ['min', 's']]
    : millis < DAY ? [HOUR, MINUTE, ['h', 'min']]
    : [DAY, HOUR, ['d', 'h']];
  const whole = Math.floor(millis / large);
  const rest = Math.floor((millis % large) / small);
  return rest === 0 ? `${whole} ${names[0]}` : `${whole} ${names[0]} ${rest} ${names[1]}`;
}

/** The time of day, with the day unless it is today. */
export function moment(instant, now) {
  const at = new Date(instant);
  return at.toDateString() === new Date(now).toDateString() ? time.format(at) : dayAndTime.format(at);
}

export function fullMoment(instant) {
  return full.format(new Date(instant));
}

/** The same instant as clocks in another zone show it. */
export function momentIn(zone, instant) {
  return new Intl.DateTimeFormat(undefined, {
    timeZone: zone, weekday: 'short', hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'short',
  }).format(new Date(instant));
}

export function tokens(run) {
  const all = [run.inputTokens, run.outputTokens, run.cacheReadTokens, run.cacheCreationTokens];
  return all.every((count) => count == null)
    ? undefined
    : `${compact.format(all.reduce((sum, count) => sum + (count ?? 0), 0))} tokens`;
}

/** Runs cost cents, so cents alone would not do. */
export function money(usd) {
  return new Intl.NumberFormat(undefined, {
    style: 'currency', currency: 'USD', minimumFractionDigits: 2, maximumFractionDigits: usd < 1 ? 4 : 2,
  }).format(usd);
}

export function count(number, one, many = `${one}s`) {
  return `${decimal.format(number)} ${number === 1 ? one : many}`;
}
