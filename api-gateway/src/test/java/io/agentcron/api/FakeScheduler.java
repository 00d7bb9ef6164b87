package io.agentcron.api;

import io.agentcron.contract.AgentPaused;
import io.agentcron.contract.AgentResumed;
import io.agentcron.contract.Backfill;
import io.agentcron.contract.BackfillAccepted;
import io.agentcron.contract.CancelRequested;
import io.agentcron.contract.CancelRun;
import io.agentcron.contract.CommandRejected;
import io.agentcron.contract.EventSource;
import io.agentcron.contract.PauseAgent;
import io.agentcron.contract.PauseCause;
import io.agentcron.contract.RejectReason;
import io.agentcron.contract.ResumeAgent;
import io.agentcron.contract.RunCommand;
import io.agentcron.contract.RunDispatched;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunQueued;
import io.agentcron.contract.RunSkipped;
import io.agentcron.contract.SkipReason;
import io.agentcron.contract.TriggerRun;
import io.agentcron.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * Answers commands on the topics as a scheduler does. What it answers to a trigger is in the
 * prompt: the reason for which it is skipped, {@code queue}, {@code silence}, or else the run is
 * dispatched.
 */
final class FakeScheduler {
  private static final Map<String, String> SKIPPED =
      Map.of("overlap", "The previous run is still active", "queue_full", "3 wait already");

  private final Topics topics;
  private final List<RunCommand> commands = new CopyOnWriteArrayList<>();
  private final Set<String> dispatched = new HashSet<>();
  private final Thread thread;
  private volatile boolean stopped;

  FakeScheduler(Map<String, Object> properties) {
    topics = new Topics(properties);
    thread = Thread.ofPlatform().name("fake-scheduler").start(this::run);
  }

  /** What it was asked so far. */
  List<RunCommand> commands() {
    return List.copyOf(commands);
  }

  void stop() throws InterruptedException {
    stopped = true;
    thread.join();
  }

  private void run() {
    try (Consumer<String, RunCommand> consumer = topics.read(Topic.RUN_COMMANDS, RunCommand.class);
        Producer<String, SpecificRecord> producer = topics.writer()) {
      while (!stopped) {
        consumer
            .poll(Duration.ofMillis(50))
            .forEach(record -> {
              RunCommand command = record.value();
              commands.add(command);
              answer(command)
                  .ifPresent(event ->
                      topics.write(producer, Topic.RUN_EVENTS, command.getAgentId(), event));
            });
      }
    }
  }

  private Optional<RunEvent> answer(RunCommand command) {
    return switch (command.getCommand()) {
      case TriggerRun it when "silence".equals(it.getPrompt()) -> Optional.empty();
      case TriggerRun it when "queue".equals(it.getPrompt()) ->
          Optional.of(event(command, it.getRunId(), new RunQueued(1)));
      case TriggerRun it when it.getPrompt() != null && SKIPPED.containsKey(it.getPrompt()) ->
          Optional.of(
              event(
                  command,
                  it.getRunId(),
                  new RunSkipped(SkipReason.valueOf(it.getPrompt()), SKIPPED.get(it.getPrompt()))));
      case TriggerRun it when !dispatched.add(it.getRunId()) ->
          Optional.of(event(command, it.getRunId(), rejected(RejectReason.duplicate_run)));
      case TriggerRun it ->
          Optional.of(
              event(
                  command,
                  it.getRunId(),
                  RunDispatched.newBuilder().setStartBy(Instant.now()).build()));
      case CancelRun it when it.getRunId() == null && dispatched.isEmpty() ->
          Optional.of(event(command, null, rejected(RejectReason.unknown_run)));
      case CancelRun it when it.getRunId() != null && !dispatched.contains(it.getRunId()) ->
          Optional.of(event(command, it.getRunId(), rejected(RejectReason.unknown_run)));
      case CancelRun it ->
          Optional.of(
              event(command, it.getRunId(), CancelRequested.newBuilder().setBy("local").build()));
      case PauseAgent it ->
          Optional.of(
              event(
                  command,
                  null,
                  new AgentPaused(
                      command.getIssuedBy(), PauseCause.person, it.getNote(), it.getUntil())));
      case ResumeAgent it ->
          Optional.of(event(command, null, new AgentResumed(command.getIssuedBy(), it.getNote())));
      case Backfill it ->
          Optional.of(event(command, null, new BackfillAccepted(it.getNominalTimes().size())));
      default -> throw new IllegalStateException("Expected a command, found " + command);
    };
  }

  private static CommandRejected rejected(RejectReason reason) {
    return CommandRejected.newBuilder().setReason(reason).setMessage("No").build();
  }

  private static RunEvent event(
      RunCommand command, @Nullable String runId, SpecificRecord payload) {
    return RunEvent.newBuilder()
        .setEventId(UUID.randomUUID().toString())
        .setSource(EventSource.scheduler)
        .setOccurredAt(Instant.now())
        .setAgentId(command.getAgentId())
        .setAgentName("agent")
        .setOwner("local")
        .setRunId(runId)
        .setDefinitionVersion(command.getMinDefinitionVersion())
        .setCommandId(command.getCommandId())
        .setPayload(payload)
        .build();
  }
}
