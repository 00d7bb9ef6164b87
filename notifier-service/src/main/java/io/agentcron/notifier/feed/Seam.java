package io.agentcron.notifier.feed;

/**
 * Joins what a client gets from several readers into one sequence without gap or double.
 *
 * <p>Any reader, live or catching up, offers any step to any client. A step covers the offsets from
 * {@code from} to {@code to}, which hold at most one entry, and offsets in a log may be missing; so
 * the client takes the step exactly when the offset that it needs next lies within it.
 */
public final class Seam {
  private Seam() {}

  /** What a client does with a step. */
  public sealed interface Decision {
    /** It is the client's next: tell its entry, if it wants it, and be here then. */
    record Deliver(Positions next) implements Decision {}

    /** The client has had it. */
    record Ignore() implements Decision {}

    /** Something that the client has not had lies before it: it must be read from the topic. */
    record Hold() implements Decision {}
  }

  public static Decision decide(Positions client, Step step) {
    if (!client.topic().equals(step.before().topic())) {
      return new Decision.Ignore();
    }
    if (client.equals(step.before())) {
      return new Decision.Deliver(step.after());
    }
    if (step.partition() >= client.partitions()) {
      // A partition that was added since the client was told where it is.
      return new Decision.Hold();
    }
    long needed = client.next(step.partition());
    if (needed >= step.to()) {
      return new Decision.Ignore();
    }
    if (needed < step.from()) {
      return new Decision.Hold();
    }
    Positions next = client.with(step.partition(), step.to());
    // Clients that are level with a reader share its object, and so the text of its cursor.
    return new Decision.Deliver(next.equals(step.after()) ? step.after() : next);
  }
}
