package io.agentcron.executor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(
    packages = "io.agentcron.executor",
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

  @ArchTest
  static final ArchRule decisionsKnowNoTechnology =
      classes()
          .that()
          .resideInAPackage("io.agentcron.executor.run..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "io.agentcron.executor.run..");

  @ArchTest
  static final ArchRule decisionsReadNoClock =
      noClasses()
          .that()
          .resideInAPackage("io.agentcron.executor.run..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule runtimesKnowNoKafka =
      noClasses()
          .that()
          .resideInAnyPackage("io.agentcron.executor.runtime..", "io.agentcron.executor.process..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache..", "io.micronaut..", "io.agentcron.contract..");
}
