package io.agentcron.notifier.security;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Where a page comes from, as its browser says; ports are explicit, so that equal is equal. */
record Origin(String scheme, Authority authority) {

  /** Empty for {@code null}, which sandboxed pages send, and for everything but http and https. */
  static Optional<Origin> parse(String text) {
    int colon = text.indexOf("://");
    if (colon < 0) {
      return Optional.empty();
    }
    String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
    int standardPort =
        switch (scheme) {
          case "http" -> 80;
          case "https" -> 443;
          default -> -1;
        };
    if (standardPort < 0) {
      return Optional.empty();
    }
    return Authority.parse(text.substring(colon + 3))
        .map(authority -> new Origin(scheme, withPort(authority, standardPort)));
  }

  /** Whether a request with this {@code Host} went to where the page came from. */
  boolean isAt(Authority host) {
    return authority.equals(withPort(host, scheme.equals("https") ? 443 : 80));
  }

  private static Authority withPort(Authority authority, int standard) {
    return new Authority(authority.host(), OptionalInt.of(authority.port().orElse(standard)));
  }
}
