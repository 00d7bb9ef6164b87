package io.agentcron.standalone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.agentcron.standalone", importOptions = DoNotIncludeTests.class)
class LayeringTest {

  @ArchTest
  static final ArchRule OF_A_SERVICE_ONLY_ITS_START_IS_KNOWN =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "io.agentcron.api..",
                      "io.agentcron.executor..",
                      "io.agentcron.notifier..",
                      "io.agentcron.scheduler..")
                  .and(DescribedPredicate.not(simpleNameEndingWith("Service"))));

  @ArchTest
  static final ArchRule NOTHING_HERE_SPEAKS_TO_A_SERVER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "java.sql..", "io.agentcron.schemas..");
}
