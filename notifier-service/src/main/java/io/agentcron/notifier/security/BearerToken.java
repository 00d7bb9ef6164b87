package io.agentcron.notifier.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The one token of an installation; what it is compared with does not show in the time it takes.
 */
public final class BearerToken {
  private final byte[] token;

  public BearerToken(String token) {
    if (token.isBlank()) {
      throw new IllegalArgumentException("agentcron.token: expected a token, found none");
    }
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  public boolean matches(String offered) {
    return MessageDigest.isEqual(token, offered.getBytes(StandardCharsets.UTF_8));
  }
}
