package io.agentcron.notifier.client;

import io.agentcron.notifier.feed.Entry;
import io.agentcron.notifier.feed.Filter;
import io.agentcron.notifier.feed.LogRange;
import io.agentcron.notifier.feed.Positions;
import io.agentcron.notifier.feed.Resumption;
import io.agentcron.notifier.feed.Resync;
import io.agentcron.notifier.feed.Seam;
import io.agentcron.notifier.feed.Start;
import io.agentcron.notifier.feed.Step;
import io.agentcron.notifier.frame.ControlFrames;
import io.agentcron.notifier.frame.Frame;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One client's stream: where it is, what it wants, and how much is on its way. Any thread may offer
 * it any step; it takes those that come next and for which it has room.
 */
public final class Subscriber {
  /** What became of an offered step. */
  public enum Offered {
    /** Told, or not of interest, or had before. */
    DONE,
    /** To be read from the topic for this client, now or when it has room. */
    LEFT_BEHIND
  }

  private final Connection connection;
  private final ControlFrames frames;
  private final SendWindow window;
  private final Limits limits;

  private Filter filter;
  private @Nullable Filter wanted;
  private Positions positions;
  private boolean fromEarliest;
  private long controlFrames;
  private Instant nextHeartbeat;
  private boolean closed;
  private @Nullable Runnable whenRoom;

  Subscriber(
      Connection connection,
      ControlFrames frames,
      Filter filter,
      Resumption resumption,
      Limits limits,
      Instant now) {
    this.connection = connection;
    this.frames = frames;
    this.filter = filter;
    this.window = new SendWindow(limits.bytesInFlight(), limits.slowAfter());
    this.limits = limits;
    this.positions = resumption.positions();
    this.fromEarliest = resumption.fromEarliest();
    this.nextHeartbeat = now.plus(limits.heartbeat());
  }

  /** The first frames. */
  synchronized void greet(String serverVersion, Optional<Resync> resync, Instant now) {
    send(frames.hello(serverVersion, limits.heartbeat(), positions.cursor(), now), now);
    resync.ifPresent(reason -> tell(reason, now));
  }

  public synchronized Offered offer(Step step, Instant now) {
    if (closed) {
      return Offered.DONE;
    }
    return switch (Seam.decide(positions, step)) {
      case Seam.Decision.Ignore() -> Offered.DONE;
      case Seam.Decision.Hold() -> Offered.LEFT_BEHIND;
      case Seam.Decision.Deliver(Positions next) -> take(step.entry(), next, now);
    };
  }

  private Offered take(Optional<Entry> entry, Positions next, Instant now) {
    if (entry.isPresent() && filter.wants(entry.get())) {
      if (!window.hasRoom()) {
        return Offered.LEFT_BEHIND;
      }
      send(entry.get().template().with(next.cursor()), now);
    }
    positions = next;
    return Offered.DONE;
  }

  public synchronized Positions positions() {
    return positions;
  }

  public synchronized boolean hasRoom() {
    return window.hasRoom();
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  /** Calls back once, as soon as there is room; never once it is closed. */
  synchronized void whenRoom(Runnable callback) {
    if (closed) {
      return;
    }
    if (window.hasRoom()) {
      callback.run();
    } else {
      whenRoom = callback;
    }
  }

  /** Goes on in the topic as the tail sees it: another incarnation, or with more partitions. */
  synchronized void follow(Positions tail, Instant now) {
    if (closed
        || (positions.topic().equals(tail.topic())
            && positions.partitions() == tail.partitions())) {
      return;
    }
    Resumption resumption = Resumption.of(new Start.After(positions), tail);
    positions = resumption.positions();
    fromEarliest = resumption.fromEarliest();
    resumption.resync().ifPresent(reason -> tell(reason, now));
  }

  /**
   * Moves to what the log really holds, and says so where the client misses something by it.
   *
   * @param log what it held when it was looked at
   * @param own where the client was before that: where it has gone on since, it met records that
   *     came after the look, and is right
   */
  public synchronized void repair(Map<Integer, LogRange> log, Positions own, Instant now) {
    if (closed || !positions.topic().equals(own.topic())) {
      return;
    }
    Set<Resync> missed = EnumSet.noneOf(Resync.class);
    log.forEach((partition, range) -> {
      long position = own.next(partition);
      if (position == positions.next(partition)) {
        range
            .repair(position)
            .ifPresent(repair -> {
              positions = positions.with(partition, repair.position());
              if (!fromEarliest || position > 0) {
                missed.add(repair.reason());
              }
            });
      }
    });
    missed.forEach(reason -> tell(reason, now));
  }

  synchronized boolean isTooSlow(Instant now) {
    return window.isTooSlow(now);
  }

  /**
   * It wants these events from {@link #beat} on, which comes at once. Not from this moment on: this
   * may be the thread of the network, which overtakes what other threads have given to it.
   */
  synchronized void want(Filter change) {
    wanted = change;
  }

  /** Does what is due: another filter, and a heartbeat when it is time for one. */
  synchronized void beat(Instant now) {
    if (!closed && wanted != null) {
      filter = wanted;
      wanted = null;
      send(frames.filter(++controlFrames, filter.inWords(), positions.cursor(), now), now);
    }
    if (!closed && !now.isBefore(nextHeartbeat)) {
      nextHeartbeat = now.plus(limits.heartbeat());
      send(frames.heartbeat(++controlFrames, positions.cursor(), now), now);
      connection.ping();
    }
  }

  /** Nothing is sent from now on. */
  synchronized void close() {
    closed = true;
    whenRoom = null;
  }

  private void tell(Resync reason, Instant now) {
    send(frames.resync(++controlFrames, reason.word(), positions.cursor(), now), now);
  }

  private void send(Frame frame, Instant now) {
    int size = frame.size();
    window.sent(size, now);
    connection.send(frame, () -> written(size));
  }

  private synchronized void written(int bytes) {
    window.written(bytes);
    Runnable callback = whenRoom;
    if (callback != null && window.hasRoom()) {
      whenRoom = null;
      callback.run();
    }
  }
}
