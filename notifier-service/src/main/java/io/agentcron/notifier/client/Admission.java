package io.agentcron.notifier.client;

import io.agentcron.notifier.feed.Positions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a client with a token gets what it asks for. */
public sealed interface Admission {
  Refused UNAUTHENTICATED =
      new Refused(CloseCode.UNAUTHENTICATED, "unauthenticated", "expected a valid token");

  /**
   * It does.
   *
   * @param tail where the live reader is
   */
  record Admitted(Query.Valid query, Positions tail) implements Admission {}

  /**
   * It does not.
   *
   * @param word for programs
   * @param message for people
   */
  record Refused(CloseCode code, String word, String message) implements Admission {}

  /**
   * The decision.
   *
   * @param parameters of the address
   * @param tail empty before the live reader has found the journal
   */
  static Admission decide(Map<String, List<String>> parameters, Optional<Positions> tail) {
    if (tail.isEmpty()) {
      return new Refused(CloseCode.NOT_READY, "not_ready", CloseCode.NOT_READY.reason());
    }
    return switch (Query.parse(parameters)) {
      case Query.Invalid(String message) ->
          new Refused(CloseCode.BAD_REQUEST, "bad_request", message);
      case Query.Valid query -> new Admitted(query, tail.get());
    };
  }
}
