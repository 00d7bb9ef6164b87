package io.agentcron.schemas;

/** The names under which the topic {@link Topic#SETTINGS} keeps what holds for everything. */
public final class Settings {
  /** A {@code GlobalPause}; absent is not paused. */
  public static final String GLOBAL_PAUSE = "global-pause";

  private Settings() {}
}
