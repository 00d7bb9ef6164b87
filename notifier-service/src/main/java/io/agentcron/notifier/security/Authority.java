package io.agentcron.notifier.security;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and a port as in a {@code Host} header.
 *
 * @param host in lower case; IPv6 in brackets
 * @param port empty where it is the scheme's default
 */
record Authority(String host, OptionalInt port) {
  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9a-f:.]+]|[0-9a-z._-]+)(?::([0-9]{1,5}))?");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

  static Optional<Authority> parse(String text) {
    Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return Optional.empty();
    }
    String port = form.group(2);
    return Optional.of(
        new Authority(
            form.group(1),
            port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port))));
  }

  boolean isLoopback() {
    return LOOPBACK.matcher(host).matches();
  }
}
