package io.agentcron.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Expected values are Python's: {@code uuid.uuid5(uuid.NAMESPACE_URL, ...)}. */
final class RunIdsTest {
  @Test
  void namesAScheduledRunByItsScheduleAndNominalTime() {
    assertThat(RunIds.scheduled("s1", Instant.parse("2026-03-08T07:00:00Z")))
        .hasToString("b9aa0689-1760-5630-be04-6b0dee9bc9be");
  }

  @Test
  void namesARequestedRunByItsKey() {
    assertThat(RunIds.requested("a1", "k1")).hasToString("ebdd3468-0436-561b-b2c4-d98512da6241");
  }
}
