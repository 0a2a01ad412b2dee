package com.stockafolio;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which room of this module may know which: arrows point down. A rule about no class fails. */
@Timeout(300)
class ArchitectureTest {
  private static final String BASE = "com.stockafolio.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE + "ingest", BASE + "archive", BASE + "closing");

  /** All rooms, each with those of this module that it knows. */
  private static final String ROOMS =
      """
      ingest.decode |
      ingest.kafka  |
      ingest        | ingest.decode ingest.kafka
      archive       | ingest.decode ingest.kafka ingest
      closing       | ingest.kafka ingest archive
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = ROOMS)
  void aRoomKnowsThoseBelowIt(String room, String known) {
    Set<String> others = rooms();
    others.remove(BASE + room);
    for (String below : String.valueOf(known).split(" ")) {
      others.remove(BASE + below);
    }
    noClasses()
        .that(resideInAPackage(BASE + room))
        .should()
        .dependOnClassesThat(resideInAnyPackage(others.toArray(String[]::new)))
        .check(CLASSES);
  }

  @Test
  void everyRoomIsListed() {
    assertThat(CLASSES.stream().map(type -> type.getPackageName()).collect(Collectors.toSet()))
        .isEqualTo(rooms());
  }

  @Test
  void noTwoRoomsKnowEachOtherByAnyWay() {
    slices().matching("com.stockafolio.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nobodyHereKnowsHttpOrHowLedgersServe() {
    noClasses()
        .that(resideInAnyPackage(rooms().toArray(String[]::new)))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                BASE + "http..",
                BASE + "engine.cassandra",
                BASE + "engine.wire",
                "akka.http.javadsl.server.."))
        .check(CLASSES);
  }

  private static Set<String> rooms() {
    return Arrays.stream(ROOMS.split("\n"))
        .map(line -> BASE + line.substring(0, line.indexOf('|')).strip())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
