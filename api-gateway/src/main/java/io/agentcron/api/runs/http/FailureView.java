package io.agentcron.api.runs.http;

import io.agentcron.api.runs.Failure;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** Why a run failed. */
@Serdeable
@Schema(name = "RunError")
record FailureView(String kind, String message) {
  static FailureView of(Failure failure) {
    return new FailureView(failure.kind().word(), failure.message());
  }
}
