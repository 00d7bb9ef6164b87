package io.agentcron.scheduler.topology;

import io.agentcron.scheduler.decide.AgentState;
import io.agentcron.scheduler.decide.Decider;
import io.agentcron.scheduler.decide.Event;
import io.agentcron.scheduler.decide.Fold;
import io.agentcron.scheduler.decide.Moment;
import io.agentcron.scheduler.decide.Output;
import io.agentcron.scheduler.wire.Inbox;
import io.agentcron.scheduler.wire.Incoming;
import io.agentcron.scheduler.wire.Outbox;
import io.agentcron.schemas.DeadLetter;
import io.agentcron.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One assignment of one partition: decodes what comes in, asks the decisions, folds their events,
 * sends them on. All of it happens on the partition's stream thread, within its transaction.
 */
final class AgentTask {
  private static final Logger LOG = LoggerFactory.getLogger(AgentTask.class);

  private final ProcessorContext<byte[], byte[]> context;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Decider decider;
  private final Fold fold;
  private final TickSettings ticks;
  private final AgentStates states;
  private final Timers timers = new Timers();
  private final GlobalPause globalPause;
  private final Backlog backlog;
  private final Progress progress;

  private Instant lastTick = Instant.EPOCH;
  private Instant awakeSince;

  AgentTask(
      ProcessorContext<byte[], byte[]> context,
      Inbox inbox,
      Outbox outbox,
      Decider decider,
      Fold fold,
      TickSettings ticks,
      Backlog.Source backlogs,
      Progress progress) {
    this.context = context;
    this.inbox = inbox;
    this.outbox = outbox;
    this.decider = decider;
    this.fold = fold;
    this.ticks = ticks;
    this.states = new AgentStates(context);
    this.globalPause = new GlobalPause(context, inbox);
    this.backlog = backlogs.of(context.taskId().partition());
    this.progress = progress;
    this.awakeSince = now();
    progress.assigned(context.taskId());
    setTimers();
  }

  void process(Record<byte[], byte[]> record) {
    RecordMetadata from = context.recordMetadata().orElseThrow();
    Incoming incoming =
        inbox.read(
            from.topic(), record.key(), record.value(), Instant.ofEpochMilli(record.timestamp()));
    if (incoming instanceof Incoming.Malformed(String cause)) {
      putAside(record, from, cause);
    } else if (!(incoming instanceof Incoming.Ignored)) {
      handle(new String(record.key(), StandardCharsets.UTF_8), incoming);
    }
    backlog.processed(from.topic(), from.offset());
  }

  /**
   * Time passes. Nothing is decided by it before the backlog is read: what is written already comes
   * first.
   */
  void tick(Instant now) {
    if (!backlog.isRead()) {
      return;
    }
    if (Duration.between(lastTick, now).compareTo(ticks.stall()) > 0) {
      awakeSince = now;
    } else {
      progress.committed(context.taskId());
    }
    lastTick = now;
    if (globalPause.changes()) {
      setTimers();
    }
    int left = ticks.most();
    for (String agentId : timers.due(now, ticks.most())) {
      if (left == 0) {
        break;
      }
      left -= decideDue(agentId, now, left);
    }
    if (left < ticks.most()) {
      context.commit();
    }
  }

  private void setTimers() {
    Moment moment = moment(now());
    states.forEach((agentId, state) -> timers.set(agentId, decider.dueAt(state, moment)));
  }

  void close() {
    progress.closed(context.taskId());
  }

  private void handle(String agentId, Incoming incoming) {
    Instant now = now();
    AgentState before = states.get(agentId);
    AgentState after =
        switch (incoming) {
          case Incoming.Defined(var agent) ->
              resume(agentId, write(agentId, before, decider.definition(before, agent), now), now);
          case Incoming.Asked(var command) ->
              write(agentId, before, decider.command(before, command, moment(now)), now);
          case Incoming.Reported(var report) ->
              write(agentId, fold.apply(before, report), decider.report(before, report), now);
          case Incoming.Removed _ -> before.isGone() ? AgentState.UNKNOWN : before;
          case Incoming.Ignored _, Incoming.Malformed _ -> before;
        };
    save(agentId, before, after);
    // Somebody waits for the answer. What else is read is committed at Streams' own interval: a
    // transaction for each would make a thousand definitions take seconds, and Streams reads fewer
    // records at a time the more often it commits.
    if (incoming instanceof Incoming.Asked) {
      context.commit();
    }
  }

  private AgentState resume(String agentId, AgentState defined, Instant now) {
    AgentState state = defined;
    for (List<Output> outputs = decider.waiting(state, moment(now));
        !outputs.isEmpty();
        outputs = decider.waiting(state, moment(now))) {
      state = write(agentId, state, outputs, now);
    }
    return state;
  }

  private int decideDue(String agentId, Instant now, int most) {
    AgentState before = states.get(agentId);
    AgentState state = before;
    int decided = 0;
    while (decided < most) {
      List<Output> outputs = decider.due(state, moment(now));
      if (outputs.isEmpty()) {
        break;
      }
      state = write(agentId, state, outputs, now);
      decided++;
    }
    save(agentId, before, state);
    return decided;
  }

  private AgentState write(String agentId, AgentState state, List<Output> outputs, Instant now) {
    AgentState folded = state;
    for (Output output : outputs) {
      if (output instanceof Event event) {
        folded = fold.apply(folded, event);
      }
      outbox.send(
          agentId,
          folded,
          output,
          now,
          (topic, key, value) ->
              context.forward(new Record<>(key, value, now.toEpochMilli()), topic.name()));
    }
    return folded;
  }

  private void save(String agentId, AgentState before, AgentState after) {
    states.put(agentId, before, after);
    timers.set(agentId, decider.dueAt(after, moment(now())));
  }

  private void putAside(Record<byte[], byte[]> record, RecordMetadata from, String cause) {
    LOG.atWarn()
        .addKeyValue("topic", from.topic())
        .addKeyValue("partition", from.partition())
        .addKeyValue("offset", from.offset())
        .addKeyValue("cause", cause)
        .log("Put a record aside that cannot be read");
    DeadLetter.describe(
        record.headers(), from.topic(), from.partition(), from.offset(), "scheduler", cause);
    context.forward(record.withTimestamp(context.currentSystemTimeMs()), Topic.DEAD_LETTERS.name());
  }

  private Moment moment(Instant now) {
    return new Moment(now, awakeSince, globalPause.holds());
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
