package io.agentcron.executor.runtime.command;

import io.agentcron.executor.process.AgentProcess;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.FailureKind;
import io.agentcron.executor.runtime.Options;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the exit codes of a program mean; 0 is success and every other one an error, if not said.
 */
final class ExitCodes {
  private static final String SUCCESS = "success";
  private static final Map<String, FailureKind> KINDS = kinds();

  private final Map<Integer, Optional<FailureKind>> meanings = new TreeMap<>();

  private ExitCodes() {}

  static ExitCodes of(Map<String, String> options) throws Options.InvalidException {
    ExitCodes codes = new ExitCodes();
    for (Map.Entry<String, String> entry : options.entrySet()) {
      String code = entry.getKey();
      String meaning = entry.getValue();
      if (!code.matches("\\d{1,3}") || Integer.parseInt(code) > 255) {
        throw new Options.InvalidException(
            "runtime.exitCodes: expected exit codes from 0 to 255, found " + code);
      }
      if (!meaning.equals(SUCCESS) && !KINDS.containsKey(meaning)) {
        throw new Options.InvalidException(
            "runtime.exitCodes.%s: expected success or one of %s, found %s"
                .formatted(code, KINDS.keySet(), meaning));
      }
      codes.meanings.put(Integer.valueOf(code), Optional.ofNullable(KINDS.get(meaning)));
    }
    return codes;
  }

  Optional<Failure> failure(int status) {
    Optional<FailureKind> kind =
        meanings.getOrDefault(
            status, status == 0 ? Optional.empty() : Optional.of(FailureKind.ERROR));
    return kind.map(it ->
        new Failure(
            it,
            AgentProcess.describe(status),
            it == FailureKind.ERROR || it == FailureKind.RATE_LIMITED));
  }

  private static Map<String, FailureKind> kinds() {
    Map<String, FailureKind> kinds = new LinkedHashMap<>();
    kinds.put("error", FailureKind.ERROR);
    kinds.put("max_turns", FailureKind.MAX_TURNS);
    kinds.put("budget_exceeded", FailureKind.BUDGET_EXCEEDED);
    kinds.put("authentication", FailureKind.AUTHENTICATION);
    kinds.put("rate_limited", FailureKind.RATE_LIMITED);
    return kinds;
  }
}
