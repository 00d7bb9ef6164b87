package io.agentcron.notifier.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From which pages, and under which names of this host, anybody may connect at all. A browser sends
 * a page's requests to wherever the page says, but it does not lie about {@code Origin} and {@code
 * Host}.
 */
public final class AccessRules {
  /** In the list of origins: every page from this machine. */
  public static final String LOOPBACK = "loopback";

  private final boolean boundToLoopback;
  private final boolean loopbackOrigins;
  private final Set<Origin> origins;

  /**
   * The rules of one server.
   *
   * @param allowedOrigins {@code scheme://host[:port]}, or {@link #LOOPBACK}
   * @throws IllegalArgumentException if one is neither
   */
  public AccessRules(boolean boundToLoopback, List<String> allowedOrigins) {
    this.boundToLoopback = boundToLoopback;
    this.loopbackOrigins = allowedOrigins.contains(LOOPBACK);
    this.origins =
        allowedOrigins.stream()
            .filter(origin -> !origin.equals(LOOPBACK))
            .map(AccessRules::configured)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static Origin configured(String text) {
    return Origin.parse(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "agentcron.notifier.allowed-origins: expected scheme://host[:port] or "
                    + LOOPBACK
                    + ", found "
                    + text));
  }

  /** Why a request is refused; empty if it is not. */
  public Optional<String> refusal(Optional<String> host, Optional<String> origin) {
    Optional<Authority> asked = host.flatMap(Authority::parse);
    if (boundToLoopback && !asked.map(this::isNameOfThisHost).orElse(false)) {
      // Else a name that an attacker controls could be made to mean this machine.
      return Optional.of("expected a Host that names this machine");
    }
    if (origin.isPresent() && !mayConnect(origin.get(), asked)) {
      return Optional.of("expected an Origin that is allowed");
    }
    return Optional.empty();
  }

  private boolean isNameOfThisHost(Authority host) {
    return host.isLoopback()
        || origins.stream().anyMatch(origin -> origin.authority().host().equals(host.host()));
  }

  private boolean mayConnect(String text, Optional<Authority> host) {
    return Origin.parse(text)
        .filter(origin ->
            origins.contains(origin)
                || (loopbackOrigins && origin.authority().isLoopback())
                || host.filter(origin::isAt).isPresent())
        .isPresent();
  }
}
