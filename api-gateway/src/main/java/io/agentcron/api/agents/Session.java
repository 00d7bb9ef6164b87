package io.agentcron.api.agents;

/** What a run knows of the one before; by its word in documents and contracts, in lower case. */
public enum Session {
  FRESH,
  /** It goes on in that one's session. */
  RESUME,
  /** Its prompt ends with that one's output. */
  LAST_OUTPUT
}
