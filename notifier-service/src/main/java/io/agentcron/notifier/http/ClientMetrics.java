package io.agentcron.notifier.http;

import io.agentcron.notifier.client.CloseCode;
import io.agentcron.notifier.client.Fanout;
import io.agentcron.notifier.frame.Frame;
import io.agentcron.notifier.kafka.JournalReaders;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** What operators watch. */
@Context
final class ClientMetrics {
  private final Counter frames;
  private final Counter bytes;
  private final Map<CloseCode, Counter> closes = new EnumMap<>(CloseCode.class);

  ClientMetrics(MeterRegistry registry, Fanout fanout, JournalReaders readers) {
    gauge(registry, "clients", "Clients that are subscribed", fanout::size);
    gauge(
        registry,
        "clients.behind",
        "Clients that are read for from the topic",
        () -> fanout.backlog().size());
    gauge(registry, "lag", "Records known to lie before the live reader", readers::lag);
    frames =
        Counter.builder("agentcron.notifier.frames").description("Frames sent").register(registry);
    bytes =
        Counter.builder("agentcron.notifier.frame.bytes")
            .description("Bytes of frames sent")
            .baseUnit("bytes")
            .register(registry);
    for (CloseCode code : CloseCode.values()) {
      closes.put(
          code,
          Counter.builder("agentcron.notifier.closes")
              .description("Connections ended by the notifier")
              .tag("code", Integer.toString(code.code()))
              .register(registry));
    }
  }

  void sent(Frame frame) {
    frames.increment();
    bytes.increment(frame.size());
  }

  void closed(CloseCode code) {
    Objects.requireNonNull(closes.get(code)).increment();
  }

  private static void gauge(
      MeterRegistry registry, String name, String description, Supplier<Number> value) {
    Gauge.builder("agentcron.notifier." + name, value)
        .description(description)
        .strongReference(true)
        .register(registry);
  }
}
