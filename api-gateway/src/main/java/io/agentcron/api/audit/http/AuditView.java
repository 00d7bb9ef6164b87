package io.agentcron.api.audit.http;

import io.agentcron.cron.audit.Audit;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What became of the expected fires of a range.
 *
 * @param expected the sum of fired, queued, skipped, pending and missing
 * @param fired a run was requested
 * @param queued waits for other runs to end
 * @param skipped how many, by reason
 * @param pending has no row, and may still get one
 * @param missing has no row, and should have one
 * @param duplicates was decided more than once
 * @param unexpected has a row that no rule promised
 */
@Serdeable
@Schema(name = "Audit")
record AuditView(
    Instant from,
    Instant to,
    long expected,
    long fired,
    long queued,
    Map<String, Long> skipped,
    List<FireView> pending,
    List<FireView> missing,
    List<FireView> duplicates,
    List<FireView> unexpected) {

  /** One fire of one schedule. */
  @Serdeable
  @Schema(name = "AuditedFire")
  record FireView(String scheduleId, Instant nominalTime) {
    static FireView of(Audit.Fire fire) {
      return new FireView(fire.scheduleId(), fire.nominalTime());
    }
  }

  static AuditView of(Audit audit, Instant from, Instant to) {
    return new AuditView(
        from,
        to,
        audit.expected(),
        audit.fired(),
        audit.queued(),
        audit.skipped(),
        audit.pending().stream().map(FireView::of).toList(),
        audit.missing().stream().map(FireView::of).toList(),
        audit.duplicates().stream()
            .map(it -> new FireView(it.scheduleId(), it.nominalTime()))
            .toList(),
        audit.unexpected().stream().map(FireView::of).toList());
  }
}
