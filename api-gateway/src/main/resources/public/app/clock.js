/** The time, by the server's clock, and a tick a second for whoever shows it. */
const TOLERATED = 2_000;

const tickers = new Set();
let ahead = 0;
let timer;

export function now() {
  return Date.now() + ahead;
}

/** Learns how far the viewer's clock is off, from the time of a frame that has just come. */
export function set(time) {
  const difference = Date.parse(time) - Date.now();
  ahead = Math.abs(difference) > TOLERATED ? difference : 0;
}

/** Renders its element once a second while it is on the page. */
export class Ticking {
  #host;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    tickers.add(this.#host);
    timer ??= setInterval(() => tickers.forEach((host) => host.requestUpdate()), 1000);
  }

  hostDisconnected() {
    tickers.delete(this.#host);
    if (tickers.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  }
}
