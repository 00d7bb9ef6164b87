package io.agentcron.scheduler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.agentcron.schemas.RunIds;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

/** Imports point inwards. */
@AnalyzeClasses(
    packages = "io.agentcron.scheduler",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class LayeringTest {
  private static final String[] DOMAIN = {"..definition..", "..run..", "..decide.."};

  @ArchTest
  static final ArchRule THE_DOMAIN_KNOWS_NO_EDGE =
      classes()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat(
              Predicates.resideInAnyPackage(
                      "java..",
                      "org.jspecify..",
                      "io.agentcron.cron..",
                      "io.agentcron.scheduler.definition..",
                      "io.agentcron.scheduler.run..",
                      "io.agentcron.scheduler.decide..")
                  .or(Predicates.type(RunIds.class)));

  @ArchTest
  static final ArchRule TIME_IS_AN_ARGUMENT =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat(
              Predicates.assignableTo(Clock.class)
                  .or(Predicates.assignableTo(InstantSource.class)));

  @ArchTest
  static final ArchRule ONLY_THE_WIRE_SEES_GENERATED_CLASSES =
      noClasses()
          .that(
              DescribedPredicate.not(
                  Predicates.resideInAnyPackage("..scheduler.wire..", "..scheduler.state..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.agentcron.contract..", "io.agentcron.scheduler.state..");

  @ArchTest
  static final ArchRule THE_TOPOLOGY_KNOWS_NO_FRAMEWORK =
      noClasses()
          .that()
          .resideInAnyPackage("..topology..", "..wire..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.micronaut..");
}
