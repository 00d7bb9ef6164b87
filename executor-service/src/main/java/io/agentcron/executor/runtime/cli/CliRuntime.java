package io.agentcron.executor.runtime.cli;

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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs an agent CLI. None of them has a limit of money: the executor's own is the only one. */
public final class CliRuntime implements AgentRuntime {
  private static final int MAX_LINE_BYTES = 16 << 20;

  private final Dialect dialect;
  private final ProcessHost host;
  private final Map<String, String> inherited;
  private final InstantSource clock;
  private final int maxOutputBytes;

  private CliRuntime(
      Dialect dialect,
      ProcessHost host,
      Map<String, String> inherited,
      InstantSource clock,
      int maxOutputBytes) {
    this.dialect = dialect;
    this.host = host;
    this.inherited = inherited;
    this.clock = clock;
    this.maxOutputBytes = maxOutputBytes;
  }

  /**
   * One for each CLI that is known.
   *
   * @param environment this process's
   * @param allowed what of it agents see
   */
  public static List<AgentRuntime> all(
      ProcessHost host,
      Map<String, String> environment,
      AllowedEnvironment allowed,
      InstantSource clock,
      int maxOutputBytes) {
    List<AgentRuntime> all = new ArrayList<>();
    for (Dialect dialect : List.of(new Codex(), new Gemini(), new OpenCode())) {
      all.add(new CliRuntime(dialect, host, allowed.of(environment), clock, maxOutputBytes));
    }
    return all;
  }

  @Override
  public String type() {
    return dialect.type();
  }

  @Override
  public Preparation prepare(WorkOrder order) {
    try {
      CliOptions options = CliOptions.parse(order.runtime().options());
      Optional<Path> directory = WorkingDirectory.of(options.workingDirectory(), order, host);
      Map<String, String> environment = new TreeMap<>(inherited);
      environment.putAll(options.variables());
      environment.putAll(RunVariables.of(order));
      String path = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
      return Executables.find(dialect.type(), Path.of("/"), path)
          .map(program -> ready(request(order, options, directory, environment, program)))
          .orElseGet(
              () -> Preparation.unavailable("there is no program \"" + dialect.type() + "\" here"));
    } catch (Options.InvalidException e) {
      return Preparation.invalid(e.reason());
    }
  }

  private ProcessRequest request(
      WorkOrder order,
      CliOptions options,
      Optional<Path> directory,
      Map<String, String> environment,
      Path program) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(
        dialect.arguments(
            order.sessionToResume(), Optional.ofNullable(options.model()), options.further()));
    return new ProcessRequest(
        order.dispatch(),
        command,
        directory,
        environment,
        Optional.of(order.prompt()),
        ProcessRequest.Interrupt.PROGRAM,
        MAX_LINE_BYTES);
  }

  private Preparation ready(ProcessRequest request) {
    return new Preparation.Ready(observer -> launch(request, observer));
  }

  private LiveAgent launch(ProcessRequest request, AgentObserver observer) {
    CliOutput output = new CliOutput(dialect, observer, clock, maxOutputBytes);
    try {
      AgentProcess process = host.start(request, output);
      return new LiveProcess(process, process.end().thenApply(output::end));
    } catch (IOException e) {
      String message = "cannot start " + dialect.type() + ": " + e.getMessage();
      observer.line(Transcript.Stream.EXECUTOR, message);
      return LiveAgent.stillborn(new Failure(FailureKind.ERROR, message, true));
    }
  }
}
