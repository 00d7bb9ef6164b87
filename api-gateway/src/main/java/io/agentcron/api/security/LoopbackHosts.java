package io.agentcron.api.security;

import io.agentcron.api.http.Problem;
import io.agentcron.api.http.ProblemException;
import io.agentcron.api.http.ProblemType;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * While the server listens on loopback only, it answers to loopback's names only: a page from
 * elsewhere whose name was made to point here is refused (DNS rebinding).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class LoopbackHosts implements Ordered {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern HOST = Pattern.compile("(\\[[^]]*]|[^:]*)(?::\\d*)?");

  private final boolean guarded;

  LoopbackHosts(@Property(name = "micronaut.server.host") String boundTo) {
    this.guarded = isLoopback(boundTo);
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    String host = request.getHeaders().get(HttpHeaders.HOST);
    if (guarded && !isAllowed(host)) {
      throw new ProblemException(
          Problem.of(
              ProblemType.HOST_NOT_ALLOWED,
              "expected localhost, 127.0.0.1 or [::1] as the host, found " + host));
    }
  }

  static boolean isAllowed(@Nullable String host) {
    if (host == null) {
      return false;
    }
    Matcher matcher = HOST.matcher(host);
    return matcher.matches() && NAMES.contains(matcher.group(1).toLowerCase(Locale.ROOT));
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
