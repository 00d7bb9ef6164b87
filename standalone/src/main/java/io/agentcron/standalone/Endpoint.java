package io.agentcron.standalone;

/**
 * Where a service listens.
 *
 * @param host a name or a number, which may be the one that means all addresses of the machine
 */
record Endpoint(String host, int port) {

  /** As it is written into an address that is opened on this machine. */
  @Override
  public String toString() {
    return "%s:%d".formatted(authority(), port);
  }

  private String authority() {
    return switch (host) {
      case "0.0.0.0" -> "127.0.0.1";
      case "::" -> "[::1]";
      default -> host.contains(":") ? "[" + host + "]" : host;
    };
  }
}
