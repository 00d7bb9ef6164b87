package io.agentcron.notifier.client;

import io.agentcron.notifier.feed.Filter;
import io.agentcron.notifier.feed.Positions;
import io.agentcron.notifier.feed.Resumption;
import io.agentcron.notifier.frame.ControlFrames;
import io.agentcron.notifier.frame.Frame;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One client's conversation: it shows its token, then it is subscribed to what it asked for until
 * it goes or is sent away.
 */
public final class Client {
  private final Connection connection;
  private final Reception reception;
  private final Map<String, List<String>> parameters;
  private final ControlFrames frames;
  private final MessageRate rate;

  private State state;
  private Instant lastHeard;
  private long errors;

  private sealed interface State {
    record Unauthenticated(Instant until) implements State {}

    record Subscribed(Subscriber subscriber) implements State {}

    record Closed() implements State {}
  }

  /**
   * A connection that has just been opened.
   *
   * @param id unique, for the ids of frames
   * @param parameters of the address
   */
  Client(
      Connection connection,
      Reception reception,
      String id,
      Map<String, List<String>> parameters,
      Instant now) {
    this.connection = connection;
    this.reception = reception;
    this.parameters = Map.copyOf(parameters);
    this.frames = new ControlFrames(id);
    this.rate = new MessageRate(now);
    this.state = new State.Unauthenticated(now.plus(reception.limits().authentication()));
    this.lastHeard = now;
  }

  /** A token, from the request or from the first message. */
  synchronized void authenticate(String token, Instant now) {
    if (reception.accepts(token)) {
      subscribe(now);
    } else {
      Admission.Refused refusal = Admission.UNAUTHENTICATED;
      refuse(refusal.code(), refusal.word(), refusal.message(), now);
    }
  }

  public synchronized void message(String text, Instant now) {
    lastHeard = now;
    if (!rate.allows(now)) {
      refuse(CloseCode.TOO_MANY_MESSAGES, "too_many_messages", "slow down", now);
      return;
    }
    switch (state) {
      case State.Closed() -> {}
      case State.Unauthenticated _ -> firstMessage(ClientMessage.parse(text), now);
      case State.Subscribed(Subscriber subscriber) ->
          laterMessage(ClientMessage.parse(text), subscriber, now);
    }
  }

  public synchronized void tooBig(Instant now) {
    refuse(CloseCode.TOO_BIG, "too_big", "expected a message of at most 4 KiB", now);
  }

  public synchronized void pong(Instant now) {
    lastHeard = now;
  }

  /** The connection is gone. */
  public synchronized void closed() {
    if (state instanceof State.Subscribed(Subscriber subscriber)) {
      reception.fanout().leave(subscriber);
    }
    state = new State.Closed();
    reception.left(this);
  }

  /** Ends the conversation; its connection closes when what was sent has gone out. */
  synchronized void close(CloseCode code) {
    if (!(state instanceof State.Closed)) {
      connection.close(code);
      closed();
    }
  }

  synchronized void tick(Instant now) {
    switch (state) {
      case State.Closed() -> {}
      case State.Unauthenticated(Instant until) -> {
        if (!now.isBefore(until)) {
          refuse(CloseCode.UNAUTHENTICATED, "unauthenticated", "expected a token in time", now);
        }
      }
      case State.Subscribed(Subscriber subscriber) -> {
        if (connection.answersPings()
            && !now.isBefore(lastHeard.plus(reception.limits().unresponsiveAfter()))) {
          close(CloseCode.UNRESPONSIVE);
        } else if (subscriber.isTooSlow(now)) {
          close(CloseCode.TOO_SLOW);
        } else {
          subscriber.beat(now);
        }
      }
    }
  }

  private void firstMessage(ClientMessage message, Instant now) {
    if (message instanceof ClientMessage.Authenticate(String token)) {
      authenticate(token, now);
    } else {
      refuse(
          CloseCode.UNAUTHENTICATED,
          "unauthenticated",
          "expected {\"type\":\"authenticate\",\"token\":...} first",
          now);
    }
  }

  private void laterMessage(ClientMessage message, Subscriber subscriber, Instant now) {
    switch (message) {
      case ClientMessage.Want(Filter filter) -> subscriber.want(filter);
      case ClientMessage.Authenticate _ ->
          error("already_authenticated", "the token was shown before", now);
      case ClientMessage.Unknown() ->
          error("unknown_message", "expected a message of a known type", now);
      case ClientMessage.Malformed() ->
          error("malformed_message", "expected a JSON object with a type", now);
    }
  }

  private void subscribe(Instant now) {
    switch (reception.admit(parameters)) {
      case Admission.Refused(CloseCode code, String word, String message) ->
          refuse(code, word, message, now);
      case Admission.Admitted(Query.Valid query, Positions tail) -> subscribe(query, tail, now);
    }
  }

  private void subscribe(Query.Valid query, Positions tail, Instant now) {
    Resumption resumption = Resumption.of(query.start(), tail);
    Subscriber subscriber =
        new Subscriber(connection, frames, query.filter(), resumption, reception.limits(), now);
    state = new State.Subscribed(subscriber);
    subscriber.greet(reception.serverVersion(), resumption.resync(), now);
    reception.fanout().join(subscriber, now);
  }

  private void refuse(CloseCode code, String word, String message, Instant now) {
    if (!(state instanceof State.Closed)) {
      error(word, message, now);
      close(code);
    }
  }

  private void error(String word, String message, Instant now) {
    Frame frame = frames.error(++errors, word, message, now);
    connection.send(frame, () -> {});
  }
}
