package com.stockafolio.http;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which room of the HTTP part may know which: arrows point down. A rule about no class fails. */
class ArchitectureTest {
  private static final String BASE = "com.stockafolio.http";

  /** Each room, from the lowest up, with the rooms that it may know. */
  private static final Map<String, String> ROOMS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("answer", ""),
              Map.entry("access", ""),
              Map.entry("topics", ""),
              Map.entry("prices", "topics"),
              Map.entry("page", ""),
              Map.entry("tls", ""),
              Map.entry("idempotency", ""),
              Map.entry("guard", "answer access"),
              Map.entry("portfolio", "answer guard prices"),
              Map.entry("posting", "answer access guard idempotency portfolio"),
              Map.entry("events", "answer access guard topics prices portfolio"),
              Map.entry("firm", "answer guard portfolio")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  static Iterable<String> rooms() {
    return ROOMS.keySet();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomKnowsThoseBelowIt(String room) {
    String[] known =
        Arrays.stream((room + " " + ROOMS.get(room)).strip().split(" "))
            .map(name -> BASE + "." + name)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(BASE + "." + room)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(known).or(not(resideInAPackage(BASE + ".."))))
        .check(CLASSES);
  }

  @Test
  void everyRoomHasItsRule() {
    TreeSet<String> found = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (type.getPackageName().startsWith(BASE + ".")) {
        found.add(type.getPackageName().substring(BASE.length() + 1));
      }
    }
    assertThat(found).isEqualTo(ROOMS.keySet());
  }

  @Test
  void noRoomsKnowEachOther() {
    slices().matching(BASE + ".(*)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void whoSomebodyIsNeedsNoHttp() {
    noClasses()
        .that()
        .resideInAPackage(BASE + ".access")
        .should()
        .dependOnClassesThat(resideInAPackage("akka.http.."))
        .check(CLASSES);
  }
}
