package io.agentcron.api.statistics.kafka;

import io.agentcron.api.statistics.AgentCounts;
import io.agentcron.api.statistics.AgentStanding;
import io.agentcron.api.statistics.Scope;
import io.agentcron.api.statistics.wire.DefinitionDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Knows how many agents there are, whether Postgres answers or not. */
final class DefinitionsProcessor extends ContextualProcessor<byte[], byte[], Void, Void> {
  private final DefinitionDecoder decoder;
  private final Patience patience;
  private @Nullable Stores stores;

  DefinitionsProcessor(DefinitionDecoder decoder, Patience patience) {
    this.decoder = decoder;
    this.patience = patience;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    stores = Stores.of(context);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    Stores open = Objects.requireNonNull(stores, "init() comes before process()");
    String agentId = new String(record.key(), StandardCharsets.UTF_8);
    AgentStanding stored = open.agents().get(agentId);
    AgentStanding known = stored == null ? AgentStanding.UNHEARD : stored;
    if (record.value() == null) {
      // The tombstone that follows a deletion.
      replace(agentId, known, AgentStanding.UNHEARD, open);
    } else {
      patience
          .value(() -> decoder.decode(record.value()))
          .ifPresent(definition -> replace(agentId, known, known.defined(definition), open));
    }
  }

  private static void replace(
      String agentId, AgentStanding known, AgentStanding next, Stores stores) {
    stores.agents().put(agentId, next.equals(AgentStanding.UNHEARD) ? null : next);
    AgentCounts counts = stores.agentCounts().get(Scope.ALL.key());
    stores
        .agentCounts()
        .put(
            Scope.ALL.key(),
            (counts == null ? AgentCounts.NONE : counts)
                .minus(known.counted())
                .plus(next.counted()));
  }
}
