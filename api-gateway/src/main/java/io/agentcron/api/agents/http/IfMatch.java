package io.agentcron.api.agents.http;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.Precondition;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions as entity tags. */
final class IfMatch {
  private static final Pattern OURS = Pattern.compile("(W/)?\"([^\"]*)\"");
  private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

  private IfMatch() {}

  static String tag(Agent agent) {
    return "\"" + agent.version() + "\"";
  }

  /** Weak tags and tags of others match nothing, as RFC 9110 says. */
  static Precondition parse(@Nullable String header) {
    if (header == null || header.strip().equals("*")) {
      return new Precondition.Any();
    }
    Set<Long> versions = new HashSet<>();
    Matcher tags = OURS.matcher(header);
    while (tags.find()) {
      if (tags.group(1) == null && VERSION.matcher(tags.group(2)).matches()) {
        versions.add(Long.valueOf(tags.group(2)));
      }
    }
    return new Precondition.OneOf(versions);
  }
}
