package io.agentcron.executor.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agentcron.executor.process.Executables;
import io.agentcron.executor.process.ProcessHost;
import io.agentcron.executor.process.ProcessRequest;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.FailureKind;
import io.agentcron.executor.run.Transcript;
import io.agentcron.executor.run.WorkOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs gates: commands of an agent's owner, so only where the executor allows commands. They work
 * in the agent's directory, where it has one of its own, and see what it sees.
 */
public final class Gates {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_LINE_BYTES = 64 << 10;

  private final ProcessHost host;
  private final Map<String, String> inherited;

  /**
   * Gates.
   *
   * @param inherited what of the executor's environment agents see
   */
  public Gates(ProcessHost host, Map<String, String> inherited) {
    this.host = host;
    this.inherited = Map.copyOf(inherited);
  }

  /** The launcher of an agent that runs if its gate lets it. */
  Preparation.Launcher around(WorkOrder order, WorkOrder.Gate gate, Preparation.Launcher launcher)
      throws Options.InvalidException {
    ProcessRequest request = request(order, gate);
    return observer -> {
      GatedAgent gated = new GatedAgent(gate, launcher, observer);
      try {
        gated.await(host.start(request, GatedAgent.output(observer)));
        return gated;
      } catch (IOException e) {
        String message = "cannot start the gate: " + e.getMessage();
        observer.line(Transcript.Stream.EXECUTOR, message);
        return LiveAgent.stillborn(new Failure(FailureKind.ERROR, message, true));
      }
    };
  }

  private ProcessRequest request(WorkOrder order, WorkOrder.Gate gate)
      throws Options.InvalidException {
    JsonNode options = options(order);
    JsonNode named = options.path("workingDirectory");
    Optional<Path> directory =
        WorkingDirectory.of(named.isTextual() ? named.textValue() : null, order, host);
    Map<String, String> environment = new TreeMap<>(inherited);
    options
        .path("environment")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
    environment.putAll(RunVariables.of(order));
    List<String> command = new ArrayList<>(gate.command());
    Path program =
        Executables.find(
                command.getFirst(),
                directory.orElse(Path.of("/")),
                environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"))
            .orElseThrow(() ->
                new Options.InvalidException(
                    "gate.command: there is no program \"" + command.getFirst() + "\" here"));
    command.set(0, program.toString());
    return new ProcessRequest(
        order.dispatch(),
        command,
        directory,
        environment,
        Optional.empty(),
        ProcessRequest.Interrupt.TREE,
        MAX_LINE_BYTES);
  }

  private static JsonNode options(WorkOrder order) throws Options.InvalidException {
    try {
      return JSON.readTree(order.runtime().options());
    } catch (JsonProcessingException e) {
      throw new Options.InvalidException("runtime: expected a JSON object");
    }
  }
}
