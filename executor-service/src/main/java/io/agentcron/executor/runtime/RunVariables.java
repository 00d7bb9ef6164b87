package io.agentcron.executor.runtime;

import io.agentcron.executor.run.WorkOrder;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The context of a run as environment variables of its agent. */
public final class RunVariables {
  private RunVariables() {}

  public static Map<String, String> of(WorkOrder order) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("AGENTCRON_RUN_ID", order.dispatch().runId());
    variables.put("AGENTCRON_AGENT", order.agent().name());
    variables.put("AGENTCRON_TRIGGER", order.trigger().name().toLowerCase(Locale.ROOT));
    variables.put("AGENTCRON_ATTEMPT", Integer.toString(order.dispatch().attempt()));
    order.schedule().ifPresent(it -> variables.put("AGENTCRON_SCHEDULE", it.name()));
    order.nominalTime().ifPresent(it -> variables.put("AGENTCRON_NOMINAL_TIME", it.toString()));
    return variables;
  }
}
