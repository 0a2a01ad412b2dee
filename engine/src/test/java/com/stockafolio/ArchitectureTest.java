package com.stockafolio;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.testing.Rooms;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which room of this module may know which: arrows point down. A rule about no class fails. */
@Timeout(300)
class ArchitectureTest {
  private static final String BASE = "com.stockafolio.";
  private static final String[] EXACT = {
    BASE + "amount", BASE + "transaction", BASE + "market", BASE + "entry", BASE + "portfolio"
  };
  private static final String[] PURE = {
    BASE + "bytes",
    BASE + "amount",
    BASE + "transaction",
    BASE + "market",
    BASE + "entry",
    BASE + "portfolio",
    BASE + "failure",
    BASE + "delivery",
    BASE + "ledger"
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(Portfolio.class.getProtectionDomain().getCodeSource().getLocation());

  /** All rooms, each with those that it knows. */
  private static final String ROOMS =
      """
      bytes            |
      amount           | bytes
      transaction      | bytes amount
      market           | bytes amount transaction
      market.text      | amount transaction market
      entry            | amount transaction market
      portfolio        | bytes amount transaction market entry
      lots             | amount transaction market entry portfolio
      failure          |
      jdk              |
      delivery         | amount transaction market entry portfolio failure
      ledger           | bytes amount transaction market entry portfolio delivery
      dispatch         | failure
      engine.node      |
      engine.cluster   |
      engine.history   | amount transaction market entry portfolio
      engine.trace     | amount transaction market entry portfolio
      calendar         | engine.node
      prices           | amount transaction market entry portfolio engine.node
      engine.serving   | amount transaction market entry portfolio failure delivery ledger dispatch engine.node engine.history engine.trace
      engine.cassandra | bytes amount transaction market entry portfolio failure ledger engine.node engine.history engine.serving
      engine           | amount transaction market entry portfolio failure delivery jdk dispatch engine.node engine.cluster engine.history engine.serving engine.cassandra
      engine.closing   | amount transaction market entry portfolio delivery calendar engine
      engine.market    | market market.text engine engine.node
      engine.wire      | bytes amount transaction market entry portfolio delivery ledger engine.serving engine.closing engine.market
      """;

  @Test
  void aRoomKnowsThoseOfThePlanAlone() {
    Rooms.planned(CLASSES, BASE, ROOMS).check();
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
                    BASE + "engine",
                    BASE + "engine.cassandra",
                    BASE + "engine.closing",
                    BASE + "engine.market")))
        .should()
        .dependOnClassesThat(resideInAnyPackage("com.datastax..", "akka.stream.alpakka.."))
        .check(CLASSES);
  }

  @Test
  void moneyIsNeverFloatingPoint() {
    for (Class<?> type : new Class<?>[] {double.class, float.class, Double.class, Float.class}) {
      noFields()
          .that()
          .areDeclaredInClassesThat(resideInAnyPackage(EXACT))
          .should()
          .haveRawType(type)
          .check(CLASSES);
      noMethods()
          .that()
          .areDeclaredInClassesThat(resideInAnyPackage(EXACT))
          .should()
          .haveRawReturnType(type)
          .check(CLASSES);
      noMethods()
          .that()
          .areDeclaredInClassesThat(resideInAnyPackage(EXACT))
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
}
