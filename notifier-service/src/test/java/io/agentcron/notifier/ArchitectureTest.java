package io.agentcron.notifier;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.InstantSource;

@AnalyzeClasses(packages = "io.agentcron.notifier", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "io.agentcron.notifier";
  private static final String[] DOMAIN = {
    ROOT + ".feed", ROOT + ".frame", ROOT + ".client", ROOT + ".security"
  };

  @ArchTest
  static final ArchRule theDomainKnowsTheJdkAndHowToWriteJsonOnly =
      classes()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              ROOT + ".feed",
              ROOT + ".frame",
              ROOT + ".client",
              ROOT + ".security",
              "java..",
              "com.fasterxml.jackson.core..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule theDomainHasNoClock =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(InstantSource.class);

  @ArchTest
  static final ArchRule nobodyAsksForThePresentTimeBehindATestsBack =
      noClasses()
          .should()
          .callMethodWhere(
              target(owner(resideInAPackage("java.time..")))
                  .and(target(nameMatching("now|systemDefault|system"))));

  @ArchTest
  static final ArchRule onlyTheWireKnowsTheContracts =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".wire")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.agentcron.contract..", "org.apache.avro..");

  @ArchTest
  static final ArchRule onlyTheReadersKnowKafka =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".kafka")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule onlyTheHttpEdgeKnowsTheServer =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + ".kafka", ROOT + ".wire")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micronaut..", "io.netty..", ROOT + ".http");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();
}
