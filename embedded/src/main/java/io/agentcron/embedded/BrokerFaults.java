package io.agentcron.embedded;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka would end the whole process for. A broker that meets a fault that it cannot survive
 * calls {@link Exit}, which is one for the whole JVM and does not say whose fault it is: so every
 * broker here learns of it, and its owner decides.
 */
final class BrokerFaults {

  private static final Set<BrokerFaults> WATCHED = ConcurrentHashMap.newKeySet();

  static {
    Exit.setExitProcedure((_, message) -> report(message));
    Exit.setHaltProcedure((_, message) -> report(message));
  }

  private final CompletableFuture<String> reason = new CompletableFuture<>();

  private BrokerFaults() {}

  /** The faults of a broker that is about to start. */
  static BrokerFaults watch() {
    var faults = new BrokerFaults();
    WATCHED.add(faults);
    return faults;
  }

  /** Completes with the reason when Kafka asks for the end of the process. */
  CompletableFuture<String> reason() {
    return reason;
  }

  void forget() {
    WATCHED.remove(this);
  }

  private static void report(@Nullable String message) {
    var reason = message == null ? "The Kafka broker met a fault that it cannot survive" : message;
    WATCHED.forEach(faults -> faults.reason.complete(reason));
    // Kafka's code does not expect to go on after an exit.
    throw new Halted(reason);
  }

  private static final class Halted extends Error {
    private Halted(String reason) {
      super("Kafka asked for the end of the process: " + reason);
    }
  }
}
