package io.agentcron.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.agentcron.embedded", importOptions = DoNotIncludeTests.class)
class LayeringTest {

  @ArchTest
  static final ArchRule SERVERS_KNOW_NO_SERVICE_AND_NO_FRAMEWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.micronaut..",
              "io.agentcron.api..",
              "io.agentcron.cron..",
              "io.agentcron.executor..",
              "io.agentcron.notifier..",
              "io.agentcron.scheduler..",
              "io.agentcron.schemas..",
              "io.agentcron.standalone..");

  @ArchTest
  static final ArchRule ONLY_THE_BROKER_KNOWS_KAFKA =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("Broker")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("kafka..", "org.apache.kafka..");
}
