package io.agentcron.api.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.cron.DstEffect;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CronPreviewTest {
  private static final Instant BEFORE_SPRING = Instant.parse("2030-03-30T12:00:00Z");

  @Test
  void marksWhatDaylightSavingDoes() {
    CronPreview preview = CronPreview.of("30 2 * * *", "Europe/Berlin", 2, BEFORE_SPRING);

    assertThat(preview)
        .isInstanceOfSatisfying(
            CronPreview.Valid.class,
            it -> {
              assertThat(it.description()).startsWith("at 02:30");
              assertThat(it.fires())
                  .extracting(CronPreview.Fire::dst)
                  .containsExactly(DstEffect.GAP, DstEffect.NONE);
              assertThat(it.fires().getFirst().local().toString())
                  .startsWith("2030-03-31T03:00+02:00");
            });
  }

  @Test
  void excludesTheInstantItStartsFrom() {
    CronPreview preview = CronPreview.of("0 12 * * *", "UTC", 1, BEFORE_SPRING);

    assertThat(preview)
        .isInstanceOfSatisfying(
            CronPreview.Valid.class,
            it ->
                assertThat(it.fires().getFirst().at())
                    .isEqualTo(Instant.parse("2030-03-31T12:00:00Z")));
  }

  @Test
  void saysWhyNot() {
    assertThat(field(CronPreview.of("99 * * * *", "UTC", 1, BEFORE_SPRING))).isEqualTo("minute");
    assertThat(field(CronPreview.of("* * * * *", "Mars/Base", 1, BEFORE_SPRING)))
        .isEqualTo("timezone");
  }

  private static String field(CronPreview preview) {
    return ((CronPreview.Invalid) preview).error().field();
  }
}
