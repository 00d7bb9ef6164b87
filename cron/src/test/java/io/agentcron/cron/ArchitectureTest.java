package io.agentcron.cron;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.InstantSource;

@AnalyzeClasses(packages = "io.agentcron.cron", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knowsTheJdkAndCronUtilsOnly =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.agentcron.cron..", "java..", "com.cronutils..", "org.jspecify..");

  @ArchTest
  static final ArchRule keepsCronUtilsInOnePlace =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.TermParser(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.cronutils..");

  @ArchTest
  static final ArchRule doesNotUseWhatCronUtilsComputes =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.cronutils.model.time..", "com.cronutils.descriptor..");

  @ArchTest
  static final ArchRule hasNoClock =
      noClasses().should().dependOnClassesThat().areAssignableTo(InstantSource.class);

  @ArchTest
  static final ArchRule asksForNoPresentTime =
      noClasses()
          .should()
          .callMethodWhere(
              target(owner(resideInAPackage("java.time..")))
                  .and(target(nameMatching("now|systemDefault"))));
}
