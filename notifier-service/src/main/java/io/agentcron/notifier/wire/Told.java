package io.agentcron.notifier.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agentcron.contract.AgentPaused;
import io.agentcron.contract.AgentResumed;
import io.agentcron.contract.BackfillAccepted;
import io.agentcron.contract.CancelRequested;
import io.agentcron.contract.CommandRejected;
import io.agentcron.contract.DeadlineReached;
import io.agentcron.contract.DefinitionApplied;
import io.agentcron.contract.FailureKind;
import io.agentcron.contract.Outcome;
import io.agentcron.contract.RetryScheduled;
import io.agentcron.contract.RunCancelled;
import io.agentcron.contract.RunCompleted;
import io.agentcron.contract.RunDispatched;
import io.agentcron.contract.RunExpired;
import io.agentcron.contract.RunFailed;
import io.agentcron.contract.RunMetrics;
import io.agentcron.contract.RunProgressed;
import io.agentcron.contract.RunQueued;
import io.agentcron.contract.RunSkipped;
import io.agentcron.contract.RunStarted;
import io.agentcron.contract.ScheduleFinished;
import io.agentcron.contract.ScheduleRefused;
import io.agentcron.contract.ToolCall;
import io.agentcron.notifier.frame.CloudEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a payload is told: the event's type, and the payload's fields. */
record Told(String type, CloudEvent.Fields fields) {

  /** Empty for a payload that the contract has and this notifier does not know yet. */
  static Optional<Told> of(Object payload, Instant at) {
    Told told = known(payload, at);
    return Optional.ofNullable(told);
  }

  private static @Nullable Told known(Object payload, Instant at) {
    return switch (payload) {
      case RunDispatched it ->
          new Told(
              "agentcron.run.requested",
              json -> {
                status(json, "requested");
                Json.field(json, "requestedAt", at);
                Json.field(json, "startBy", it.getStartBy());
              });
      case RunQueued it ->
          new Told(
              "agentcron.run.queued",
              json -> {
                status(json, "queued");
                json.writeNumberField("position", it.getPosition());
              });
      case RetryScheduled it ->
          new Told(
              "agentcron.run.retry_scheduled",
              json -> {
                status(json, "retrying");
                Json.field(json, "at", it.getAt());
              });
      case RunSkipped it ->
          new Told(
              "agentcron.run.skipped",
              json -> {
                ended(json, "skipped", at);
                Json.field(json, "reason", it.getReason());
                Json.field(json, "message", it.getMessage());
              });
      case RunStarted it ->
          new Told(
              "agentcron.run.started",
              json -> {
                status(json, "running");
                Json.field(json, "startedAt", at);
                Json.field(json, "executor", it.getExecutor());
              });
      case RunProgressed it ->
          new Told(
              "agentcron.run.progressed",
              json -> {
                status(json, "running");
                Json.field(json, "executor", it.getExecutor());
                metrics(json, it.getMetrics());
              });
      case RunCompleted it ->
          new Told(
              "agentcron.run.completed",
              json -> {
                ended(json, "success", at);
                outcome(json, it.getOutcome());
              });
      case RunFailed it -> new Told("agentcron.run.failed", json -> failure(json, it, at));
      case CancelRequested it ->
          new Told("agentcron.run.cancel_requested", json -> Json.field(json, "by", it.getBy()));
      case RunCancelled it ->
          new Told(
              "agentcron.run.cancelled",
              json -> {
                ended(json, "cancelled", at);
                Json.field(json, "by", it.getBy());
                outcome(json, it.getOutcome());
              });
      case RunExpired it ->
          new Told(
              "agentcron.run.expired",
              json -> {
                ended(json, "expired", at);
                Json.field(json, "message", it.getMessage());
              });
      case DeadlineReached it ->
          new Told(
              "agentcron.run.deadline_reached",
              json -> Json.field(json, "deadline", it.getDeadline()));
      case DefinitionApplied it ->
          new Told(
              "agentcron.agent.definition_applied",
              json -> json.writeNumberField("version", it.getVersion()));
      case AgentPaused it ->
          new Told(
              "agentcron.agent.paused",
              json -> {
                Json.field(json, "by", it.getBy());
                Json.field(json, "cause", it.getCause());
                Json.field(json, "note", it.getNote());
                Json.field(json, "until", it.getUntil());
              });
      case AgentResumed it ->
          new Told(
              "agentcron.agent.resumed",
              json -> {
                Json.field(json, "by", it.getBy());
                Json.field(json, "note", it.getNote());
              });
      case BackfillAccepted it ->
          new Told(
              "agentcron.backfill.accepted", json -> json.writeNumberField("runs", it.getRuns()));
      case ScheduleRefused it ->
          new Told(
              "agentcron.schedule.refused", json -> Json.field(json, "message", it.getMessage()));
      case ScheduleFinished it ->
          new Told(
              "agentcron.schedule.finished", json -> json.writeNumberField("fires", it.getFires()));
      case CommandRejected it ->
          new Told(
              "agentcron.command.rejected",
              json -> {
                Json.field(json, "reason", it.getReason());
                Json.field(json, "message", it.getMessage());
              });
      default -> null;
    };
  }

  private static void failure(JsonGenerator json, RunFailed failed, Instant at) throws IOException {
    if (failed.getEndsRun()) {
      ended(json, status(failed.getKind()), at);
    }
    json.writeObjectFieldStart("error");
    Json.field(json, "kind", failed.getKind());
    Json.field(json, "message", failed.getMessage());
    json.writeEndObject();
    json.writeBooleanField("retryable", failed.getRetryable());
    Json.field(json, "retryAt", failed.getRetryAt());
    outcome(json, failed.getOutcome());
  }

  private static String status(FailureKind kind) {
    return switch (kind) {
      case timed_out, max_turns, budget_exceeded -> kind.name();
      case stalled -> "timed_out";
      case error,
          authentication,
          rate_limited,
          runtime_unavailable,
          executor_lost,
          executor_shutdown,
          not_launched,
          output_limit ->
          "error";
    };
  }

  private static void status(JsonGenerator json, String status) throws IOException {
    json.writeStringField("status", status);
  }

  private static void ended(JsonGenerator json, String status, Instant at) throws IOException {
    status(json, status);
    Json.field(json, "completedAt", at);
  }

  private static void outcome(JsonGenerator json, Outcome outcome) throws IOException {
    json.writeNumberField("durationMs", outcome.getDurationMillis());
    Json.number(json, "exitCode", outcome.getExitCode());
    Json.field(json, "output", outcome.getOutput());
    metrics(json, outcome.getMetrics());
  }

  private static void metrics(JsonGenerator json, RunMetrics metrics) throws IOException {
    Json.usd(json, "costUsd", metrics.getCostMicroUsd());
    Json.number(json, "inputTokens", metrics.getInputTokens());
    Json.number(json, "outputTokens", metrics.getOutputTokens());
    Json.number(json, "cacheReadTokens", metrics.getCacheReadTokens());
    Json.number(json, "cacheCreationTokens", metrics.getCacheCreationTokens());
    Json.number(json, "numTurns", metrics.getNumTurns());
    Json.number(json, "contextUsed", metrics.getContextUsed());
    Json.number(json, "contextMax", metrics.getContextMax());
    Json.field(json, "sessionId", metrics.getSessionId());
    json.writeArrayFieldStart("toolCalls");
    for (ToolCall call : metrics.getToolCalls()) {
      json.writeStartObject();
      Json.field(json, "id", call.getId());
      Json.field(json, "name", call.getName());
      Json.number(json, "durationMs", call.getDurationMillis());
      json.writeBooleanField("failed", call.getFailed());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
