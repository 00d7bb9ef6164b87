package io.agentcron.executor.runtime.claude;

import io.agentcron.executor.process.AgentProcess;
import io.agentcron.executor.process.AllowedEnvironment;
import io.agentcron.executor.process.Executables;
import io.agentcron.executor.process.ProcessHost;
import io.agentcron.executor.process.ProcessRequest;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.FailureKind;
import io.agentcron.executor.run.Transcript;
import io.agentcron.executor.run.WorkOrder;
import io.agentcron.executor.runtime.AgentObserver;
import io.agentcron.executor.runtime.AgentRuntime;
import io.agentcron.executor.runtime.LiveAgent;
import io.agentcron.executor.runtime.LiveProcess;
import io.agentcron.executor.runtime.Options;
import io.agentcron.executor.runtime.Preparation;
import io.agentcron.executor.runtime.RunVariables;
import io.agentcron.executor.runtime.WorkingDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Runs the Claude Code CLI. */
public final class ClaudeRuntime implements AgentRuntime {
  private static final Duration GIVING_UP = Duration.ofSeconds(2);

  /** What makes it fit for running unattended; an agent's own environment may say otherwise. */
  private static final Map<String, String> UNATTENDED =
      Map.of(
          "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1",
          "CLAUDE_CODE_STARTUP_FAILURE_RESULTS", "1",
          "DISABLE_AUTOUPDATER", "1");

  /**
   * What an executor's owner decides.
   *
   * @param binary the CLI, by name or path
   * @param allowBypassPermissions whether agents may do everything without being asked
   * @param maxOutputBytes how much of an answer is kept
   */
  public record Settings(String binary, boolean allowBypassPermissions, int maxOutputBytes) {}

  private final ProcessHost host;
  private final Map<String, String> inherited;
  private final InstantSource clock;
  private final Settings settings;

  public ClaudeRuntime(
      ProcessHost host,
      Map<String, String> environment,
      AllowedEnvironment allowed,
      InstantSource clock,
      Settings settings) {
    this.host = host;
    this.inherited = allowed.of(environment);
    this.clock = clock;
    this.settings = settings;
  }

  @Override
  public String type() {
    return "claude";
  }

  @Override
  public Preparation prepare(WorkOrder order) {
    try {
      ClaudeOptions options = ClaudeOptions.parse(order.runtime().options());
      Optional<Path> directory = WorkingDirectory.of(options.workingDirectory(), order, host);
      if (options.bypassesPermissions() && !settings.allowBypassPermissions()) {
        return Preparation.unavailable(
            "this executor does not allow the permission mode bypassPermissions");
      }
      String path = inherited.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
      return Executables.find(settings.binary(), Path.of("").toAbsolutePath(), path)
          .map(binary -> ready(request(order, options, directory, binary)))
          .orElseGet(() ->
              Preparation.unavailable(
                  "the Claude Code CLI is not installed here: there is no " + settings.binary()));
    } catch (Options.InvalidException e) {
      return Preparation.invalid(e.reason());
    }
  }

  private Preparation ready(ProcessRequest request) {
    return new Preparation.Ready(observer -> launch(request, observer));
  }

  private ProcessRequest request(
      WorkOrder order, ClaudeOptions options, Optional<Path> directory, Path binary) {
    List<String> command = new ArrayList<>(List.of(binary.toString()));
    command.addAll(options.arguments(order.limits(), order.sessionToResume()));
    Map<String, String> environment = new TreeMap<>(UNATTENDED);
    environment.putAll(inherited);
    environment.putAll(options.variables());
    environment.putAll(RunVariables.of(order));
    return new ProcessRequest(
        order.dispatch(),
        command,
        directory,
        environment,
        Optional.of(order.prompt()),
        ProcessRequest.Interrupt.PROGRAM,
        ClaudeLines.MAX_LINE_BYTES);
  }

  private LiveAgent launch(ProcessRequest request, AgentObserver observer) {
    var started = new CompletableFuture<AgentProcess>();
    Runnable giveUp = () -> started.join().stop(GIVING_UP);
    var output = new ClaudeOutput(observer, clock, settings.maxOutputBytes(), giveUp);
    try {
      AgentProcess process = host.start(request, output);
      started.complete(process);
      return new LiveProcess(process, process.end().thenApply(output::end));
    } catch (IOException e) {
      String message = "cannot start the Claude Code CLI: " + e.getMessage();
      observer.line(Transcript.Stream.EXECUTOR, message);
      return LiveAgent.stillborn(new Failure(FailureKind.ERROR, message, true));
    }
  }
}
