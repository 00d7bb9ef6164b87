import { Api } from './api.js';
import { Store } from './store.js';
import * as token from './token.js';

/** The one installation that this page is about: its API, and what is known of it. */
export const api = new Api(token.known);
export const store = new Store(api, token.known);

/** Renders its element whenever the store has changed. */
export class Watching {
  #host;
  #update = () => this.#host.requestUpdate();

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    store.addEventListener('change', this.#update);
  }

  hostDisconnected() {
    store.removeEventListener('change', this.#update);
  }
}
