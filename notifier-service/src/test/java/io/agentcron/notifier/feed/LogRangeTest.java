package io.agentcron.notifier.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogRangeTest {
  private final LogRange log = new LogRange(10, 20);

  @Test
  void leavesAPositionWithinTheLogAsItIs() {
    assertThat(log.repair(10)).isEmpty();
    assertThat(log.repair(20)).isEmpty();
  }

  @Test
  void goesOnWithTheOldestRecordWhereRetentionHasPassedThePosition() {
    assertThat(log.repair(9)).contains(new LogRange.Repair(10, Resync.RETENTION));
  }

  @Test
  void goesOnAtTheEndWhereTheLogHasLostRecords() {
    assertThat(log.repair(21)).contains(new LogRange.Repair(20, Resync.TRUNCATED));
  }
}
