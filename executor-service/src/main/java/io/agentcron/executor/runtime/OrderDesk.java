package io.agentcron.executor.runtime;

import io.agentcron.executor.run.WorkOrder;
import java.util.Map;
import java.util.Optional;

/**
 * Makes orders ready, whatever they run on: fills their prompt, reveals their secrets to the
 * runtime and keeps them from everybody else, puts their gate before them.
 */
public final class OrderDesk {
  private final Runtimes runtimes;
  private final Gates gates;
  private final Secrets secrets;
  private final Map<String, String> environment;

  /**
   * A desk.
   *
   * @param environment what agents may see of the executor's own
   */
  public OrderDesk(
      Runtimes runtimes, Gates gates, Secrets secrets, Map<String, String> environment) {
    this.runtimes = runtimes;
    this.gates = gates;
    this.secrets = secrets;
    this.environment = Map.copyOf(environment);
  }

  public Preparation prepare(WorkOrder order) {
    try {
      SecretOptions options = SecretOptions.of(order.runtime().options(), secrets);
      WorkOrder filled = order.with(OrderPrompt.of(order), options.json());
      Optional<WorkOrder.Gate> gate = order.runtime().gate();
      if (gate.isPresent() && !runtimes.names().contains("command")) {
        return Preparation.unavailable(
            "this executor does not run gates, because it does not run commands");
      }
      return switch (runtimes.prepare(filled)) {
        case Preparation.Refused refused -> refused;
        case Preparation.Ready(Preparation.Launcher launcher) -> {
          Preparation.Launcher gated =
              gate.isPresent() ? gates.around(filled, gate.get(), launcher) : launcher;
          yield new Preparation.Ready(Redaction.of(options.values(), environment).around(gated));
        }
      };
    } catch (Options.InvalidException e) {
      return Preparation.invalid(e.reason());
    } catch (SecretOptions.UnknownSecretException e) {
      return Preparation.unavailable(String.valueOf(e.getMessage()));
    }
  }
}
