const FIRST_DELAY = 500;
const LONGEST_DELAY = 10_000;
const UNTIL_GREETED = 10_000;
const BEYOND_HEARTBEAT = 15_000;

const BAD_REQUEST = 4400;

/**
 * The notifier's WebSocket, kept open. It resumes after the last frame that it has seen, so that a
 * lost connection loses no event; a connection on which not even heartbeats come counts as lost.
 */
export class EventStream {
  #address;
  #token;
  #listener;
  #socket;
  #cursor;
  #failures = 0;
  #silence = UNTIL_GREETED;
  #watchdog;
  #retry;
  #closed = false;

  /**
   * @param address an async function: where to connect to, which may change between two connections;
   *     it finds out, too, whether the token is still good
   * @param token a function
   * @param listener what to tell: live({time, resumed}), event(frame), resync(), lost({retryAt})
   */
  constructor({ address, token, listener }) {
    this.#address = address;
    this.#token = token;
    this.#listener = listener;
  }

  async open() {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    let url;
    try {
      url = new URL(await this.#address());
    } catch {
      this.#lost();
      return;
    }
    if (!this.#closed) {
      this.#connect(url);
    }
  }

  /** Connects at once if it is only waiting to try again. */
  hurry() {
    if (this.#retry !== undefined) {
      this.open();
    }
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#drop();
  }

  #connect(url) {
    if (this.#cursor !== undefined) {
      url.searchParams.set('cursor', this.#cursor);
    }
    const socket = new WebSocket(url);
    this.#socket = socket;
    this.#silence = UNTIL_GREETED;
    this.#listen();
    socket.onopen = () =>
      socket.send(JSON.stringify({ type: 'authenticate', token: this.#token() }));
    socket.onmessage = ({ data }) => this.#frame(JSON.parse(data));
    socket.onclose = ({ code }) => this.#ended(code);
  }

  #frame(frame) {
    switch (frame.type) {
      case 'agentcron.hello':
        this.#failures = 0;
        this.#silence = frame.data.heartbeatSeconds * 1000 + BEYOND_HEARTBEAT;
        this.#listener.live({ time: frame.time, resumed: this.#cursor !== undefined });
        break;
      case 'agentcron.resync':
        this.#listener.resync();
        break;
      case 'agentcron.heartbeat':
      case 'agentcron.error':
        break;
      default:
        this.#listener.event(frame);
    }
    this.#cursor = frame.cursor ?? this.#cursor;
    this.#listen();
  }

  #listen() {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#ended(), this.#silence);
  }

  #ended(code) {
    this.#drop();
    if (code === BAD_REQUEST) {
      // The cursor is all that was asked for: without it, begin anew.
      this.#cursor = undefined;
    }
    this.#lost();
  }

  #lost() {
    if (this.#closed) {
      return;
    }
    const delay = Math.min(FIRST_DELAY * 2 ** this.#failures, LONGEST_DELAY);
    // All pages lose a notifier at the same time and shall not come back at the same time.
    const spread = delay * (0.75 + Math.random() / 2);
    this.#failures += 1;
    this.#retry = setTimeout(() => this.open(), spread);
    this.#listener.lost({ retryAt: Date.now() + spread });
  }

  /** Does not wait for the other side, which may be gone without a word. */
  #drop() {
    clearTimeout(this.#watchdog);
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }
}
