package io.agentcron.executor.run;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt with names in double braces, such as {@code {{inputs.project}}}. What stands for a name
 * is never looked at again, and braces around anything but a name are what they are.
 */
public final class PromptTemplate {
  private static final Pattern NAME =
      Pattern.compile("\\{\\{\\s*([A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z0-9_-]+)+)\\s*}}");

  private PromptTemplate() {}

  /** A name that stands for nothing. */
  public static final class UnknownNameException extends Exception {
    public UnknownNameException(String name) {
      super("the prompt names {{" + name + "}}, which is not there");
    }
  }

  /**
   * The prompt with values for its names.
   *
   * @param values what a name stands for
   */
  public static String fill(String prompt, Function<String, Optional<String>> values)
      throws UnknownNameException {
    StringBuilder filled = new StringBuilder();
    Matcher matcher = NAME.matcher(prompt);
    int end = 0;
    while (matcher.find()) {
      String name = matcher.group(1);
      filled
          .append(prompt, end, matcher.start())
          .append(values.apply(name).orElseThrow(() -> new UnknownNameException(name)));
      end = matcher.end();
    }
    return filled.append(prompt.substring(end)).toString();
  }
}
