package com.stockafolio.batch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which room of the batch may know which: arrows point down. A rule about no class fails. */
class ArchitectureTest {
  private static final String BASE = "com.stockafolio.batch";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exact    | ''
          store    | exact
          archived | exact store
          market   | exact
          trade    | exact archived market
          rows     | exact store archived market trade
          books    | exact store archived market trade rows
          document | exact store archived market trade rows books
          outside  | exact store archived market trade rows
          """)
  void aRoomKnowsThoseBelowIt(String room, String below) {
    List<String> known = new ArrayList<>(List.of(BASE + "." + room));
    for (String other : below.split(" ")) {
      if (!other.isEmpty()) {
        known.add(BASE + "." + other);
      }
    }
    classes()
        .that()
        .resideInAPackage(BASE + "." + room)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(known.toArray(String[]::new))
                .or(not(resideInAnyPackage(BASE + ".."))))
        .check(CLASSES);
  }

  @Test
  void noRoomsKnowEachOther() {
    slices().matching(BASE + ".(*)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theBatchBooksWithoutTheEnginesCode() {
    noClasses()
        .that()
        .resideInAPackage(BASE + "..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("com.stockafolio.ledger..", "com.stockafolio.portfolio..", "akka.."))
        .check(CLASSES);
  }
}
