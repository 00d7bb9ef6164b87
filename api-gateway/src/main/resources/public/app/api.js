/** What went wrong with a call, from the API's problem document (RFC 9457). */
export class Problem extends Error {
  constructor(status, document) {
    super(document.detail || document.title || `The server answered ${status}`);
    this.status = status;
    this.type = document.type ?? 'about:blank';
    /** What is wrong with the input: [{field, value, message}]. */
    this.errors = document.errors ?? [];
  }

  is(name) {
    return this.type === `urn:agentcron:problem:${name}`;
  }
}

/**
 * The REST API; each call answers with the document or fails with a {@link Problem}. A token that is
 * refused is told to whoever listens for `unauthenticated`, too.
 */
export class Api extends EventTarget {
  #token;

  /** @param token a function, since it may become another one while the page is open */
  constructor(token) {
    super();
    this.#token = token;
  }

  get(path, parameters = {}) {
    const query = new URLSearchParams(
      Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null));
    return this.#call('GET', query.size === 0 ? path : `${path}?${query}`);
  }

  post(path, body, headers = {}) {
    return this.#call('POST', path, body, headers);
  }

  async #call(method, path, body, headers = {}) {
    const response = await this.#send(method, path, body, headers);
    const document = await json(response);
    if (!response.ok) {
      if (response.status === 401) {
        this.dispatchEvent(new Event('unauthenticated'));
      }
      throw new Problem(response.status, document);
    }
    return document;
  }

  async #send(method, path, body, headers) {
    try {
      return await fetch(path, {
        method,
        headers: {
          Accept: 'application/json, application/problem+json',
          Authorization: `Bearer ${this.#token()}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
    } catch {
      // fetch says no more than that there was no answer.
      throw new Problem(0, { title: 'Agentcron cannot be reached' });
    }
  }
}

/** The path of something that people have named. */
export function path(...parts) {
  return `/api/${parts.map(encodeURIComponent).join('/')}`;
}

async function json(response) {
  const text = await response.text();
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    // A proxy on the way answers in its own words.
    return { title: response.statusText || 'The answer is not understood' };
  }
}
