package com.stockafolio;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which room of this module may know which: arrows point down. A rule about no class fails. */
class ArchitectureTest {
  private static final String[] ROOMS = {
    "com.stockafolio.ingest..", "com.stockafolio.archive..", "com.stockafolio.closing.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              "com.stockafolio.ingest", "com.stockafolio.archive", "com.stockafolio.closing");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ingest.decode | ingest.decode
          ingest        | ingest.decode ingest
          archive       | ingest.decode ingest archive
          closing       | ingest archive closing
          """)
  void aRoomKnowsThoseBelowIt(String room, String known) {
    String[] below = known.split(" ");
    for (int i = 0; i < below.length; i++) {
      below[i] = "com.stockafolio." + below[i];
    }
    classes()
        .that()
        .resideInAPackage("com.stockafolio." + room)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(below).or(not(resideInAnyPackage(ROOMS))))
        .check(CLASSES);
  }

  @Test
  void nobodyHereKnowsHttp() {
    noClasses()
        .that(resideInAnyPackage(ROOMS))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("com.stockafolio.http..", "akka.http.javadsl.server.."))
        .check(CLASSES);
  }
}
