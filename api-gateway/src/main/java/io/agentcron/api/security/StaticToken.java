package io.agentcron.api.security;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The one token of an installation without API keys; whoever has it may do everything. */
@Context
class StaticToken implements TokenValidator<HttpRequest<?>> {
  /** Who made a change, where nobody has a name. */
  static final String OWNER = "local";

  private final byte[] token;

  StaticToken(@Property(name = "agentcron.token") String token) {
    if (token.isBlank()) {
      throw new IllegalArgumentException("agentcron.token: expected a token, found none");
    }
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Publisher<Authentication> validateToken(String offered, @Nullable HttpRequest<?> request) {
    return MessageDigest.isEqual(token, offered.getBytes(StandardCharsets.UTF_8))
        ? Mono.just(Authentication.build(OWNER))
        : Mono.empty();
  }
}
