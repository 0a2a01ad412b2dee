package com.stockafolio.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Arrays;

/**
 * The packages of one module as rooms, each of which may know those below it and none above it, so
 * that there is no cycle among them.
 */
public final class Rooms {
  private final JavaClasses classes;
  private final String[] rooms;

  private Rooms(JavaClasses classes, String[] rooms) {
    this.classes = classes;
    this.rooms = rooms;
  }

  /**
   * All packages that lie where a class lies, which is one module's classes or tests.
   *
   * @param one any class of it
   * @param base what the names of all rooms begin with; may be empty
   * @param rooms the packages' names behind the base and a dot, from the lowest up; the empty one
   *     is the base itself
   */
  public static Rooms of(Class<?> one, String base, String... rooms) {
    String[] packages =
        Arrays.stream(rooms)
            .map(room -> room.isEmpty() ? base : base + "." + room)
            .toArray(String[]::new);
    return new Rooms(
        new ClassFileImporter().importUrl(one.getProtectionDomain().getCodeSource().getLocation()),
        packages);
  }

  /** The classes of the module, for rules of its own. */
  public JavaClasses classes() {
    return classes;
  }

  /**
   * Fails where a room knows one above it, where one of them has no class, or where a class stands
   * in none of them.
   */
  public void check() {
    ArchRuleDefinition.classes().should().resideInAnyPackage(rooms).check(classes);
    for (int floor = 0; floor < rooms.length; floor++) {
      noClasses()
          .that()
          .resideInAPackage(rooms[floor])
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(Arrays.copyOfRange(rooms, floor + 1, rooms.length)))
          .check(classes);
    }
  }
}
