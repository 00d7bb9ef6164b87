package io.agentcron.api.agents;

import io.agentcron.api.input.InputObject;
import io.agentcron.api.input.Reading;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Agents as documents: {@code {name, description, enabled, prompt, runtime, limits, overlap, retry,
 * budget, breaker, session, gate, labels, schedules}}.
 */
public final class AgentDocument {
  private static final int LONGEST_DESCRIPTION = 4_000;
  private static final int MOST_LABELS = 32;
  private static final int LONGEST_LABEL = 120;
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,62}");
  private static final String[] COMPUTED = {
    "id", "owner", "version", "createdAt", "createdBy", "updatedAt", "paused", "lastRun", "running"
  };

  private AgentDocument() {}

  public static Reading<AgentDraft> read(Map<String, ? extends @Nullable Object> document) {
    InputObject in = InputObject.of(document);
    String name = Names.ofAgent(in);
    String description = description(in);
    boolean enabled = in.flag("enabled", true);
    String prompt = Prompts.read(in).orElse("");
    Optional<AgentRuntime> runtime = in.requiredObject("runtime").flatMap(RuntimeDocument::read);
    Limits limits = in.object("limits").map(LimitsDocument::read).orElse(Limits.DEFAULT);
    Policies policies = PolicyDocuments.read(in, limits);
    Map<String, String> labels = labels(in);
    Optional<List<ScheduleDraft>> schedules = schedules(in);
    if (runtime.filter(it -> !(it instanceof AgentRuntime.Command)).isPresent()
        && prompt.isBlank()) {
      in.violation("prompt", prompt, "expected what the agent is to do");
    }
    in.skip(COMPUTED);
    in.refuseOthers();
    return in.reading(
        runtime.map(it ->
            new AgentDraft(
                new AgentSpec(name, description, enabled, prompt, it, limits, policies, labels),
                schedules)));
  }

  /** Without schedules. */
  public static Map<String, Object> of(AgentSpec spec) {
    Map<String, Object> runtime = new LinkedHashMap<>();
    runtime.put("type", RuntimeDocument.type(spec.runtime()));
    runtime.putAll(RuntimeDocument.options(spec.runtime()));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", spec.name());
    document.put("description", spec.description());
    document.put("enabled", spec.enabled());
    document.put("prompt", spec.prompt());
    document.put("runtime", runtime);
    document.put("limits", LimitsDocument.of(spec.limits()));
    PolicyDocuments.put(spec.policies(), document);
    document.put("labels", spec.labels());
    return document;
  }

  private static String description(InputObject in) {
    String description = in.text("description").orElse("");
    int length = description.codePointCount(0, description.length());
    if (length > LONGEST_DESCRIPTION) {
      in.violation("description", null, "expected at most 4000 characters, found " + length);
    }
    return description;
  }

  private static Map<String, String> labels(InputObject in) {
    Map<String, String> labels = in.textsByName("labels");
    if (labels.size() > MOST_LABELS) {
      in.violation("labels", null, "expected at most 32, found " + labels.size());
    }
    labels.forEach((name, value) -> {
      if (!LABEL.matcher(name).matches()) {
        in.violation(
            "labels", name, "expected names of up to 63 letters, digits, '.', '_', '/', '-'");
      }
      if (value.length() > LONGEST_LABEL) {
        in.violation("labels." + name, value, "expected at most 120 characters");
      }
    });
    return labels;
  }

  private static Optional<List<ScheduleDraft>> schedules(InputObject in) {
    if (!in.has("schedules")) {
      return Optional.empty();
    }
    List<ScheduleDraft> drafts =
        in.objects("schedules").stream().map(ScheduleDocument::draft).toList();
    if (drafts.size() > Agent.MOST_SCHEDULES) {
      in.violation("schedules", null, "expected at most 100, found " + drafts.size());
    }
    Set<String> names = new HashSet<>();
    Set<UUID> ids = new HashSet<>();
    for (int i = 0; i < drafts.size(); i++) {
      ScheduleDraft draft = drafts.get(i);
      if (!names.add(draft.spec().name())) {
        in.violation(
            "schedules[" + i + "].name", draft.spec().name(), "expected each name only once");
      }
      if (draft.id().isPresent() && !ids.add(draft.id().get())) {
        in.violation("schedules[" + i + "].id", draft.id().get(), "expected each id only once");
      }
    }
    return Optional.of(drafts);
  }
}
