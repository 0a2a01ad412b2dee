package com.stockafolio;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The arrows between the engine's rooms point down only: engine, ledger, delivery, portfolio,
 * bytes.
 */
@Timeout(300)
class ArchitectureTest {

  private static final String BYTES = "com.stockafolio.bytes..";
  private static final String PORTFOLIO = "com.stockafolio.portfolio..";
  private static final String DELIVERY = "com.stockafolio.delivery..";
  private static final String LEDGER = "com.stockafolio.ledger..";
  private static final String JDK = "java..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("com.stockafolio");

  @Test
  void theClassesOfTheDomainAreSeenAtAll() {
    assertThat(CLASSES.contain("com.stockafolio.portfolio.Portfolio")).isTrue();
  }

  @Test
  void bytesKnowTheJdkAlone() {
    check(onlyKnows(BYTES, JDK, BYTES));
  }

  @Test
  void portfolioKnowsBytes() {
    check(onlyKnows(PORTFOLIO, JDK, PORTFOLIO, BYTES));
  }

  @Test
  void deliveryKnowsThePortfolio() {
    check(onlyKnows(DELIVERY, JDK, DELIVERY, PORTFOLIO));
  }

  @Test
  void ledgerKnowsDeliveryPortfolioAndBytes() {
    check(onlyKnows(LEDGER, JDK, LEDGER, DELIVERY, PORTFOLIO, BYTES));
  }

  @Test
  void thePureRoomsDoNotKnowAkka() {
    check(
        noClasses()
            .that(resideInAnyPackage(BYTES, PORTFOLIO, DELIVERY, LEDGER))
            .should()
            .dependOnClassesThat(resideInAPackage("akka..")));
  }

  @Test
  void moneyIsNeverFloatingPoint() {
    for (Class<?> type : new Class<?>[] {double.class, float.class, Double.class, Float.class}) {
      check(
          noFields()
              .that()
              .areDeclaredInClassesThat(resideInAPackage(PORTFOLIO))
              .should()
              .haveRawType(type));
      check(
          noMethods()
              .that()
              .areDeclaredInClassesThat(resideInAPackage(PORTFOLIO))
              .should()
              .haveRawReturnType(type));
      check(
          noMethods()
              .that()
              .areDeclaredInClassesThat(resideInAPackage(PORTFOLIO))
              .should()
              .haveRawParameterTypes(type));
    }
  }

  @Test
  void thePureRoomsReadNoClockAndDrawNothing() {
    check(
        noClasses()
            .that(resideInAnyPackage(BYTES, PORTFOLIO, DELIVERY, LEDGER))
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
            .haveNameMatching("java\\.(util\\.(.*Random.*)|security\\.SecureRandom|time\\.Clock)"));
  }

  private static ArchRule onlyKnows(String room, String... others) {
    return classes()
        .that()
        .resideInAPackage(room)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(others));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
