package io.agentcron.executor;

import io.agentcron.executor.attempt.Attempts;
import io.agentcron.executor.attempt.Workplace;
import io.agentcron.executor.kafka.ClientSettings;
import io.agentcron.executor.kafka.ExecutorLink;
import io.agentcron.executor.process.AllowedEnvironment;
import io.agentcron.executor.process.ProcessHost;
import io.agentcron.executor.run.Lease;
import io.agentcron.executor.run.Transcript;
import io.agentcron.executor.runtime.AgentRuntime;
import io.agentcron.executor.runtime.Gates;
import io.agentcron.executor.runtime.OrderDesk;
import io.agentcron.executor.runtime.Runtimes;
import io.agentcron.executor.runtime.Secrets;
import io.agentcron.executor.runtime.claude.ClaudeRuntime;
import io.agentcron.executor.runtime.cli.CliRuntime;
import io.agentcron.executor.runtime.command.CommandRuntime;
import io.agentcron.executor.runtime.http.HttpRuntime;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.service.KafkaConfiguration;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the executor's parts from its configuration. */
@Factory
final class ExecutorFactory {
  private static final int BATCH_LINES = 100;
  private static final int BATCH_BYTES = 256 << 10;

  @Bean(preDestroy = "close")
  @Singleton
  ProcessHost processHost(ExecutorConfiguration executor) throws InterruptedException {
    return ProcessHost.open(Path.of(executor.dataDirectory()));
  }

  @Singleton
  AgentRuntime command(ProcessHost host, ExecutorConfiguration executor) {
    return new CommandRuntime(
        host,
        System.getenv(),
        new AllowedEnvironment(executor.environment()),
        executor.outputBytes());
  }

  @Singleton
  AgentRuntime claude(
      ProcessHost host,
      ExecutorConfiguration executor,
      ClaudeConfiguration claude,
      InstantSource clock) {
    List<String> names = new ArrayList<>(executor.environment());
    names.addAll(claude.environment());
    return new ClaudeRuntime(
        host,
        System.getenv(),
        new AllowedEnvironment(names),
        clock,
        new ClaudeRuntime.Settings(
            claude.binary(), claude.allowBypassPermissions(), executor.outputBytes()));
  }

  @Bean(preDestroy = "close")
  @Singleton
  HttpRuntime http(ExecutorConfiguration executor, InstantSource clock) {
    return new HttpRuntime(clock, executor.outputBytes());
  }

  @Singleton
  Runtimes runtimes(
      List<AgentRuntime> each,
      ProcessHost host,
      ExecutorConfiguration executor,
      InstantSource clock) {
    List<AgentRuntime> all = new ArrayList<>(each);
    List<String> names = new ArrayList<>(executor.environment());
    names.addAll(executor.cliEnvironment());
    all.addAll(
        CliRuntime.all(
            host, System.getenv(), new AllowedEnvironment(names), clock, executor.outputBytes()));
    return new Runtimes(all, executor.runtimes());
  }

  @Singleton
  OrderDesk orderDesk(
      Runtimes runtimes,
      ProcessHost host,
      ExecutorConfiguration executor,
      ClaudeConfiguration claude) {
    String directory = executor.secretsDirectory();
    List<String> names = new ArrayList<>(executor.environment());
    Map<String, String> forAll = new AllowedEnvironment(names).of(System.getenv());
    names.addAll(claude.environment());
    names.addAll(executor.cliEnvironment());
    return new OrderDesk(
        runtimes,
        new Gates(host, forAll),
        new Secrets(System.getenv(), Optional.ofNullable(directory).map(Path::of)),
        new AllowedEnvironment(names).of(System.getenv()));
  }

  @Singleton
  Lease lease(ExecutorConfiguration executor) {
    return new Lease(
        executor.heartbeatAtMost(),
        executor.heartbeatAtLeast(),
        executor.fence(),
        executor.swept());
  }

  @Singleton
  ExecutorLink.Post post(
      KafkaConfiguration kafka,
      TopicSettings topics,
      ExecutorConfiguration executor,
      ProcessHost host,
      Lease lease) {
    // Polls bring whole batches, so that none brings more than there are free slots: where there
    // are many, a few stay free and the others fill faster.
    int batch = Math.max(1, executor.slots() / 16);
    String name = executor.name();
    return new ExecutorLink.Post(
        new ClientSettings(kafka.properties(), executor.group(), batch, lease),
        topics,
        name == null ? ExecutorName.ofThisHost(host.executorId()) : name);
  }

  @Singleton
  ExecutorLink.Crew crew(
      ExecutorConfiguration executor, OrderDesk desk, Lease lease, InstantSource clock) {
    var bounds =
        new Transcript.Bounds(
            executor.transcriptBytes(), executor.transcriptLineLength(), BATCH_LINES, BATCH_BYTES);
    return (journal, transcripts, cancellations) ->
        new Attempts(
            executor.slots(),
            new Workplace(
                journal,
                transcripts,
                desk::prepare,
                lease,
                bounds,
                executor.maxPrintedBytes(),
                executor.patience(),
                clock,
                System::nanoTime),
            cancellations);
  }
}
