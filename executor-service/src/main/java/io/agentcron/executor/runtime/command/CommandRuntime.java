package io.agentcron.executor.runtime.command;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs a program with arguments. */
public final class CommandRuntime implements AgentRuntime {
  private static final int MAX_LINE_BYTES = 1 << 20;

  /** Linux refuses a variable of 128 KiB or more, and with it the program. */
  private static final int MAX_PROMPT_VARIABLE = 120 << 10;

  private final ProcessHost host;
  private final Map<String, String> inherited;
  private final int maxOutputBytes;

  /**
   * A runtime.
   *
   * @param environment this process's
   * @param allowed what of it agents see
   * @param maxOutputBytes how much of the end of an output is its answer
   */
  public CommandRuntime(
      ProcessHost host,
      Map<String, String> environment,
      AllowedEnvironment allowed,
      int maxOutputBytes) {
    this.host = host;
    this.inherited = allowed.of(environment);
    this.maxOutputBytes = maxOutputBytes;
  }

  @Override
  public String type() {
    return "command";
  }

  @Override
  public Preparation prepare(WorkOrder order) {
    try {
      CommandOptions options = CommandOptions.parse(order.runtime().options());
      Optional<Path> directory = WorkingDirectory.of(options.workingDirectory());
      ProcessRequest request = request(order, options, directory);
      ExitCodes codes = options.codes();
      return new Preparation.Ready(observer -> launch(request, codes, observer));
    } catch (Options.InvalidException e) {
      return Preparation.invalid(e.reason());
    }
  }

  private ProcessRequest request(WorkOrder order, CommandOptions options, Optional<Path> directory)
      throws Options.InvalidException {
    Map<String, String> environment = new TreeMap<>(inherited);
    environment.putAll(options.variables());
    environment.putAll(RunVariables.of(order));
    if (order.prompt().getBytes(StandardCharsets.UTF_8).length <= MAX_PROMPT_VARIABLE) {
      environment.put("AGENTCRON_PROMPT", order.prompt());
    }
    List<String> command = new ArrayList<>(options.words());
    String path = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
    Path program =
        Executables.find(command.getFirst(), directory.orElse(Path.of("/")), path)
            .orElseThrow(() ->
                new Options.InvalidException(
                    "runtime.command: there is no program \"" + command.getFirst() + "\" here"));
    command.set(0, program.toString());
    return new ProcessRequest(
        order.dispatch(),
        command,
        directory,
        environment,
        Optional.of(options.input(order.prompt())).filter(input -> !input.isEmpty()),
        ProcessRequest.Interrupt.TREE,
        MAX_LINE_BYTES);
  }

  private LiveAgent launch(ProcessRequest request, ExitCodes codes, AgentObserver observer) {
    var output = new CommandOutput(observer, maxOutputBytes, codes);
    try {
      AgentProcess process = host.start(request, output);
      return new LiveProcess(process, process.end().thenApply(output::end));
    } catch (IOException e) {
      String message = "cannot start the program: " + e.getMessage();
      observer.line(Transcript.Stream.EXECUTOR, message);
      return LiveAgent.stillborn(new Failure(FailureKind.ERROR, message, true));
    }
  }
}
