package io.agentcron.api.preview.http;

import io.agentcron.api.preview.CronPreview;
import io.agentcron.cron.CronError;
import io.agentcron.cron.DstEffect;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a cron expression would do.
 *
 * @param description in words; null if it is not valid
 * @param error why it is not valid; null if it is
 */
@Serdeable
@Schema(name = "CronPreview")
record CronPreviewView(
    boolean valid, @Nullable String description, List<FireView> fires, @Nullable ErrorView error) {

  /**
   * One fire.
   *
   * @param local as clocks in the zone show it, with their offset
   * @param dst {@code gap} if it stands for a local time that was skipped, {@code overlap} if its
   *     local time exists twice, else null
   */
  @Serdeable
  @Schema(name = "PreviewedFire")
  record FireView(
      Instant at,
      String local,
      @Nullable
          @Schema(
              type = "string",
              allowableValues = {"gap", "overlap"})
          String dst) {}

  /** What is wrong with the expression or the zone. */
  @Serdeable
  @Schema(name = "CronError")
  record ErrorView(String field, String value, String message) {}

  static CronPreviewView of(CronPreview preview) {
    return switch (preview) {
      case CronPreview.Valid it ->
          new CronPreviewView(
              true,
              it.description(),
              it.fires().stream().map(CronPreviewView::fire).toList(),
              null);
      case CronPreview.Invalid(CronError error) ->
          new CronPreviewView(
              false, null, List.of(), new ErrorView(error.field(), error.value(), error.message()));
    };
  }

  private static FireView fire(CronPreview.Fire fire) {
    return new FireView(
        fire.at(),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(fire.local()),
        fire.dst() == DstEffect.NONE ? null : fire.dst().name().toLowerCase(Locale.ROOT));
  }
}
