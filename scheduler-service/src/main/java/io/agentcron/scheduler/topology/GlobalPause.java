package io.agentcron.scheduler.topology;

import io.agentcron.scheduler.wire.Inbox;
import io.agentcron.schemas.Settings;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether everything is paused, as one task goes by it. */
final class GlobalPause {
  private static final Logger LOG = LoggerFactory.getLogger(GlobalPause.class);

  private final KeyValueStore<String, byte[]> settings;
  private final Inbox inbox;
  private byte @Nullable [] seen;
  private boolean holds;

  GlobalPause(ProcessorContext<?, ?> context, Inbox inbox) {
    this.settings = context.getStateStore(SchedulerTopology.SETTINGS);
    this.inbox = inbox;
    var _ = changes();
  }

  boolean holds() {
    return holds;
  }

  /** Looks at it again; true if it holds now and did not before, or the other way round. */
  boolean changes() {
    byte[] value = settings.get(Settings.GLOBAL_PAUSE);
    if (Arrays.equals(value, seen)) {
      return false;
    }
    Optional<Boolean> read = inbox.globalPause(value);
    seen = value;
    if (read.isEmpty()) {
      LOG.atWarn().log("Cannot read the global pause, and go on as before");
      return false;
    }
    boolean before = holds;
    holds = read.get();
    return holds != before;
  }
}
