package io.agentcron.api.commands.kafka;

import io.agentcron.api.commands.Answer;
import io.agentcron.api.commands.Command;
import io.agentcron.api.commands.Decision;
import io.agentcron.api.commands.Scheduler;
import io.agentcron.api.commands.kafka.CommandTopic.HandoverException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

@Singleton
class KafkaScheduler implements Scheduler {
  private final CommandTopic topic;
  private final DecisionTail tail;

  KafkaScheduler(CommandTopic topic, DecisionTail tail) {
    this.topic = topic;
    this.tail = tail;
  }

  @Override
  public Answer ask(Command command, Duration patience) throws InterruptedException {
    CompletableFuture<Decision> decision = tail.decisionOn(command.commandId());
    try {
      awaitTail(patience);
      topic.write(command);
      return new Answer.Decided(decision.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (HandoverException e) {
      return new Answer.Unreachable(String.valueOf(e.getMessage()));
    } catch (TimeoutException e) {
      return new Answer.Undecided();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A decision comes or does not come", e);
    } finally {
      tail.forget(command.commandId());
    }
  }

  /** Right after the start; without it the command goes out all the same, its answer unheard. */
  private void awaitTail(Duration patience) throws InterruptedException, ExecutionException {
    try {
      tail.reading().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // The command matters more than its answer.
    }
  }
}
