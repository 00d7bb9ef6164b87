package io.agentcron.notifier.client;

import io.agentcron.notifier.security.BearerToken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All connected clients, subscribed or not yet, and what they are measured by. */
public final class Reception {
  private final Fanout fanout;
  private final Limits limits;
  private final BearerToken token;
  private final String serverVersion;
  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  public Reception(Fanout fanout, Limits limits, BearerToken token, String serverVersion) {
    this.fanout = fanout;
    this.limits = limits;
    this.token = token;
    this.serverVersion = serverVersion;
  }

  /**
   * A connection has been opened.
   *
   * @param offered the token in its request; without one, the first message must have it
   * @param parameters of the address that it was opened to
   */
  public Client welcome(
      Connection connection,
      String id,
      Optional<String> offered,
      Map<String, List<String>> parameters,
      Instant now) {
    Client client = new Client(connection, this, id, parameters, now);
    clients.add(client);
    if (closed) {
      client.close(CloseCode.GOING_AWAY);
    } else {
      offered.ifPresent(value -> client.authenticate(value, now));
    }
    return client;
  }

  /**
   * Why somebody would be sent away at once; empty if they would not.
   *
   * @param token empty if they show none
   * @param parameters of the address
   */
  public Optional<Admission.Refused> refusal(
      Optional<String> token, Map<String, List<String>> parameters) {
    if (token.filter(this::accepts).isEmpty()) {
      return Optional.of(Admission.UNAUTHENTICATED);
    }
    return admit(parameters) instanceof Admission.Refused refused
        ? Optional.of(refused)
        : Optional.empty();
  }

  /** Does what is due for every client. */
  public void tick(Instant now) {
    for (Client client : clients) {
      client.tick(now);
    }
  }

  /** Sends everybody away, now and from now on, to come back with their cursors. */
  public void close() {
    closed = true;
    for (Client client : clients) {
      client.close(CloseCode.GOING_AWAY);
    }
  }

  Admission admit(Map<String, List<String>> parameters) {
    return Admission.decide(parameters, fanout.tail());
  }

  boolean accepts(String offered) {
    return token.matches(offered);
  }

  void left(Client client) {
    clients.remove(client);
  }

  Fanout fanout() {
    return fanout;
  }

  Limits limits() {
    return limits;
  }

  String serverVersion() {
    return serverVersion;
  }
}
