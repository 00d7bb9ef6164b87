package io.agentcron.api.wire;

import io.agentcron.api.scheduler.GlobalPause;
import io.agentcron.contract.Setting;
import io.agentcron.schemas.Settings;
import org.apache.avro.specific.SpecificRecord;

/** What holds for everything, as records of the topic {@code settings}. */
public final class SettingRecord {
  private SettingRecord() {}

  public static SpecificRecord of(GlobalPause pause) {
    return Setting.newBuilder()
        .setName(Settings.GLOBAL_PAUSE)
        .setUpdatedAt(pause.updatedAt())
        .setUpdatedBy(pause.updatedBy())
        .setValue(new io.agentcron.contract.GlobalPause(pause.paused(), pause.note().orElse(null)))
        .build();
  }
}
