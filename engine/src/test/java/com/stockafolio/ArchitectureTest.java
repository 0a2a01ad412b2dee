package com.stockafolio;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.portfolio.Portfolio;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
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
  private static final String PORTFOLIO = BASE + "portfolio";
  private static final String[] PURE = {
    BASE + "bytes", PORTFOLIO, BASE + "failure", BASE + "delivery", BASE + "ledger"
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(Portfolio.class.getProtectionDomain().getCodeSource().getLocation());

  /** All rooms, each with those that it knows. */
  private static final String ROOMS =
      """
      bytes            |
      portfolio        | bytes
      failure          |
      jdk              |
      delivery         | portfolio failure
      ledger           | bytes portfolio delivery
      dispatch         | failure
      engine.node      |
      engine.trace     | portfolio
      calendar         | engine.node
      prices           | portfolio engine.node
      engine.serving   | portfolio failure delivery ledger dispatch engine.node engine.trace
      engine.cassandra | bytes portfolio ledger engine.node engine.serving
      engine           | portfolio failure delivery jdk dispatch engine.node engine.serving engine.cassandra
      engine.closing   | portfolio delivery calendar engine
      engine.wire      | bytes portfolio delivery ledger engine.serving engine.closing
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = ROOMS)
  void aRoomKnowsThoseBelowIt(String room, String known) {
    Set<String> others = new TreeSet<>(rooms());
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
  void thePureRoomsKnowTheJdkAlone() {
    classes()
        .that(resideInAnyPackage(PURE))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(PURE).or(resideInAPackage("java..")))
        .check(CLASSES);
  }

  @Test
  void nobodyBelowTheNodeKnowsItsServers() {
    noClasses()
        .that(
            not(
                resideInAnyPackage(
                    BASE + "engine", BASE + "engine.cassandra", BASE + "engine.closing")))
        .should()
        .dependOnClassesThat(resideInAnyPackage("com.datastax..", "akka.stream.alpakka.."))
        .check(CLASSES);
  }

  @Test
  void moneyIsNeverFloatingPoint() {
    for (Class<?> type : new Class<?>[] {double.class, float.class, Double.class, Float.class}) {
      noFields()
          .that()
          .areDeclaredInClassesThat(resideInAPackage(PORTFOLIO))
          .should()
          .haveRawType(type)
          .check(CLASSES);
      noMethods()
          .that()
          .areDeclaredInClassesThat(resideInAPackage(PORTFOLIO))
          .should()
          .haveRawReturnType(type)
          .check(CLASSES);
      noMethods()
          .that()
          .areDeclaredInClassesThat(resideInAPackage(PORTFOLIO))
          .should()
          .haveRawParameterTypes(type)
          .check(CLASSES);
    }
  }

  @Test
  void thePureRoomsReadNoClockAndDrawNothing() {
    noClasses()
        .that(resideInAnyPackage(PURE))
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.(util\\.(.*Random.*)|security\\.SecureRandom|time\\.Clock)")
        .check(CLASSES);
  }

  private static Set<String> rooms() {
    return Arrays.stream(ROOMS.split("\n"))
        .map(line -> BASE + line.substring(0, line.indexOf('|')).strip())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
