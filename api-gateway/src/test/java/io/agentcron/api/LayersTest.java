package io.agentcron.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.InstantSource;

@AnalyzeClasses(packages = "io.agentcron.api", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
  private static final String[] DOMAIN = {
    "io.agentcron.api.agents",
    "io.agentcron.api.audit",
    "io.agentcron.api.commands",
    "io.agentcron.api.input",
    "io.agentcron.api.preview",
    "io.agentcron.api.runs",
    "io.agentcron.api.scheduler",
    "io.agentcron.api.statistics"
  };

  @ArchTest
  static final ArchRule THE_DOMAIN_KNOWS_NO_TECHNOLOGY =
      classes()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat(
              // An address is text with a syntax; whoever opens it is an edge.
              belongToAnyOf(URI.class, URISyntaxException.class)
                  .or(
                      resideInAnyPackage(
                          "java.io",
                          "java.lang..",
                          "java.math",
                          "java.nio..",
                          "java.time..",
                          "java.util..",
                          "io.agentcron.api.agents",
                          "io.agentcron.api.audit",
                          "io.agentcron.api.commands",
                          "io.agentcron.api.input",
                          "io.agentcron.api.preview",
                          "io.agentcron.api.runs",
                          "io.agentcron.api.scheduler",
                          "io.agentcron.api.statistics",
                          "io.agentcron.cron",
                          "io.agentcron.cron.audit",
                          "io.agentcron.cron.rule",
                          // Mergeable histograms: arithmetic, no technology.
                          "com.datadoghq.sketch..",
                          "org.jspecify.annotations")));

  @ArchTest
  static final ArchRule THE_DOMAIN_READS_NO_CLOCK =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat(DescribedPredicate.describe("are clocks", LayersTest::isClock))
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule ONLY_WIRE_SEES_THE_CONTRACTS =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.agentcron.api.wire", "io.agentcron.api..wire")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.agentcron.contract..");

  @ArchTest
  static final ArchRule ONLY_EDGES_SPEAK_HTTP =
      noClasses()
          .that()
          .resideInAnyPackage("..postgres..", "..kafka..", "..wire..", "..publication..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.micronaut.http..");

  @ArchTest
  static final ArchRule FEATURES_HAVE_NO_CYCLES =
      slices().matching("io.agentcron.api.(**)").should().beFreeOfCycles();

  private static boolean isClock(JavaClass type) {
    return type.isEquivalentTo(Clock.class) || type.isEquivalentTo(InstantSource.class);
  }
}
