package io.agentcron.api.agents;

import io.agentcron.api.input.InputObject;
import java.util.Set;

/** The rule for names: they are shown to people and stand in addresses. */
final class Names {
  private static final int LONGEST = 120;

  /** Paths under {@code /api/agents} that are not agents. */
  private static final Set<String> RESERVED = Set.of("stats");

  private Names() {}

  static String ofAgent(InputObject in) {
    String name = ofSchedule(in);
    if (RESERVED.contains(name)) {
      in.violation("name", name, "expected another name; this one is an address of its own");
    }
    return name;
  }

  static String ofSchedule(InputObject in) {
    String name = in.requiredText("name");
    if (in.has("name")) {
      check(in, name);
    }
    return name;
  }

  private static void check(InputObject in, String name) {
    int length = name.codePointCount(0, name.length());
    if (length < 1 || length > LONGEST) {
      in.violation("name", name, "expected 1 to 120 characters, found " + length);
    } else if (!name.equals(name.strip())) {
      in.violation("name", name, "expected no blanks at its ends");
    } else if (name.codePoints().anyMatch(Names::isUnfit) || name.matches("\\.+")) {
      in.violation("name", name, "expected no slashes, no control characters, not only dots");
    } else if (Reference.looksLikeId(name)) {
      in.violation("name", name, "expected a name that does not look like an id");
    }
  }

  private static boolean isUnfit(int codePoint) {
    return codePoint == '/'
        || codePoint == '\\'
        || Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.LINE_SEPARATOR
        || Character.getType(codePoint) == Character.PARAGRAPH_SEPARATOR;
  }
}
