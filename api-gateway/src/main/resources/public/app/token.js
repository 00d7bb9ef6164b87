/** The token that every call shows: it comes in the address that `agentcron up` prints, or is asked for. */
const KEY = 'agentcron.token';

/** Takes a token out of the fragment of the address, where nobody shall read it over a shoulder or in a bookmark. */
export function takeFromAddress() {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) {
    return false;
  }
  remember(token);
  history.replaceState(null, '', location.pathname + location.search);
  return true;
}

export function known() {
  return localStorage.getItem(KEY) ?? '';
}

export function remember(token) {
  localStorage.setItem(KEY, token.trim());
}

export function forget() {
  localStorage.removeItem(KEY);
}
