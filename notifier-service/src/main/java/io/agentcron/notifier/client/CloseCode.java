package io.agentcron.notifier.client;

/** Why the notifier ends a connection; 4xxx are ours, named after HTTP's where it has one. */
public enum CloseCode {
  GOING_AWAY(1001, "server stops, resume with your last cursor"),
  TOO_BIG(1009, "message too big"),
  NOT_READY(1013, "not connected to Kafka yet, try again later"),
  TOO_SLOW(4008, "too slow, resume with your last cursor"),
  BAD_REQUEST(4400, "bad request"),
  UNAUTHENTICATED(4401, "unauthenticated"),
  UNRESPONSIVE(4408, "nothing heard, not even answers to pings, resume with your last cursor"),
  TOO_MANY_MESSAGES(4429, "too many messages");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  public int code() {
    return code;
  }

  public String reason() {
    return reason;
  }
}
