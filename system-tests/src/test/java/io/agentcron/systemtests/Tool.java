package io.agentcron.systemtests;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A program that a test needs and Maven cannot fetch. */
public enum Tool {
  CHROMIUM("Chromium", "chromium", "chromium-browser", "google-chrome"),
  NPM("npm (Node.js)", "npm");

  private final String title;
  private final String programs;

  Tool(String title, String... programs) {
    this.title = title;
    this.programs = String.join(" ", programs);
  }

  /**
   * Where it is. Without it the test fails where CI says so, and is skipped elsewhere with a word
   * on what to install.
   */
  public Path required() {
    Optional<Path> found = find();
    if (found.isEmpty()) {
      String missing = title + " is not installed";
      if (isDemanded()) {
        Assertions.fail(missing);
      }
      Assumptions.abort(missing);
    }
    return found.orElseThrow();
  }

  /**
   * Whether tests of it shall begin: it is there, or they are to fail. For whole classes: Surefire
   * does not report one that is aborted before its first test.
   */
  public boolean isExpected() {
    return isDemanded() || find().isPresent();
  }

  private static boolean isDemanded() {
    return "true".equals(System.getenv("CI"));
  }

  private Optional<Path> find() {
    List<String> directories =
        Arrays.asList(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1));
    return Stream.of(programs.split(" ", -1))
        .flatMap(program -> directories.stream().map(it -> Path.of(it, program)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
