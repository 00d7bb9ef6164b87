package io.agentcron.notifier.security;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a token may stand in a request to open a WebSocket; never in its address. */
public final class Credentials {
  private static final String SCHEME = "bearer ";
  private static final String SUBPROTOCOL = "agentcron.bearer.";

  private Credentials() {}

  /**
   * The token that is offered.
   *
   * @param authorization values of {@code Authorization}
   * @param subprotocols values of {@code Sec-WebSocket-Protocol}, each a list in itself
   */
  public static Optional<String> of(List<String> authorization, List<String> subprotocols) {
    return authorization.stream()
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(SCHEME))
        .map(value -> value.substring(SCHEME.length()).strip())
        .findFirst()
        .or(() ->
            subprotocols.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> value.startsWith(SUBPROTOCOL))
                .map(value -> value.substring(SUBPROTOCOL.length()))
                .findFirst());
  }
}
