package com.stockafolio.loadtest.checker;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.stockafolio.market.Instrument;
import com.stockafolio.testing.Rooms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which room of the simulator and of the checker may know which. */
@Timeout(120)
class ArchitectureTest {
  private static final Rooms ROOMS =
      Rooms.of(
          Checker.class,
          "com.stockafolio.loadtest",
          "simulator.market",
          "simulator.sending",
          "simulator.watch",
          "simulator.measure",
          "simulator.generator",
          "simulator",
          "checker.text",
          "checker.source",
          "checker.market",
          "checker.books",
          "checker.comparison",
          "checker");

  @Test
  void roomsKnowThoseBelowThemAlone() {
    ROOMS.check();
  }

  /** Two books that share code share their mistakes; an instrument is data. */
  @Test
  void theCheckerKeepsBooksWithoutTheEnginesCode() {
    noClasses()
        .that()
        .resideInAPackage("com.stockafolio.loadtest.checker..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("com.stockafolio..")
                .and(not(type(Instrument.class)))
                .and(
                    not(
                        resideInAnyPackage(
                            "com.stockafolio.loadtest.checker..",
                            "com.stockafolio.loadtest.simulator.market",
                            "com.stockafolio.loadtest.options"))))
        .check(ROOMS.classes());
  }
}
