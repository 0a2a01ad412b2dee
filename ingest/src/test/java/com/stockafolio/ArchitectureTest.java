package com.stockafolio;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.stockafolio.testing.Rooms;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which room of this module may know which: arrows point down. A rule about no class fails. */
@Timeout(300)
class ArchitectureTest {
  private static final String BASE = "com.stockafolio.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE + "ingest", BASE + "archive", BASE + "closing", BASE + "desk");

  /** All rooms, each with those of this module that it knows. */
  private static final String ROOMS =
      """
      ingest.decode |
      ingest.kafka  |
      ingest        | ingest.decode ingest.kafka
      archive       | ingest.decode ingest.kafka ingest
      desk          | ingest.kafka
      closing       | ingest.kafka ingest archive desk
      """;

  private static final Rooms PLAN = Rooms.planned(CLASSES, BASE, ROOMS);

  @Test
  void aRoomKnowsThoseOfThePlanAlone() {
    PLAN.check();
  }

  @Test
  void nobodyHereKnowsHttpOrHowLedgersServe() {
    noClasses()
        .that(resideInAnyPackage(PLAN.names()))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                BASE + "http..",
                BASE + "engine.cassandra",
                BASE + "engine.wire",
                "akka.http.javadsl.server.."))
        .check(CLASSES);
  }
}
