package com.stockafolio.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The packages of one module as rooms, each with those of them that it may know. */
public final class Rooms {
  private final JavaClasses classes;
  private final Map<String, Set<String>> known;

  private Rooms(JavaClasses classes, Map<String, Set<String>> known) {
    this.classes = classes;
    this.known = known;
  }

  /**
   * All packages that lie where a class lies, which is one module's classes or tests; each may know
   * those below it and none above it.
   *
   * @param one any class of it
   * @param base what the names of all rooms begin with; may be empty
   * @param rooms the packages' names behind the base and a dot, from the lowest up; the empty one
   *     is the base itself
   */
  public static Rooms of(Class<?> one, String base, String... rooms) {
    Map<String, Set<String>> known = new LinkedHashMap<>();
    for (String room : rooms) {
      known.put(room.isEmpty() ? base : base + "." + room, new TreeSet<>(known.keySet()));
    }
    return new Rooms(
        new ClassFileImporter().importUrl(one.getProtectionDomain().getCodeSource().getLocation()),
        known);
  }

  /**
   * Rooms that may know those alone which a plan names.
   *
   * @param classes of the module
   * @param base what the names of all rooms begin with, up to the last dot
   * @param plan a line for each room: its name behind the base, a bar, and the names of the rooms
   *     that it may know
   */
  public static Rooms planned(JavaClasses classes, String base, String plan) {
    Map<String, Set<String>> known = new LinkedHashMap<>();
    for (String line : plan.strip().split("\n")) {
      int bar = line.indexOf('|');
      Set<String> below = new TreeSet<>();
      for (String name : line.substring(bar + 1).strip().split(" ")) {
        below.add(base + name);
      }
      known.put(base + line.substring(0, bar).strip(), below);
    }
    return new Rooms(classes, known);
  }

  /** The classes of the module, for rules of its own. */
  public JavaClasses classes() {
    return classes;
  }

  /** The full names of all rooms. */
  public String[] names() {
    return known.keySet().toArray(String[]::new);
  }

  /**
   * Fails where a room knows one that it may not, where a room has no class or a class stands in
   * none, and where rooms know each other by any way.
   */
  public void check() {
    ArchRuleDefinition.classes().should().resideInAnyPackage(names()).check(classes);
    known.forEach(this::knowsNoOthers);
    slices().matching("com.stockafolio.(**)").should().beFreeOfCycles().check(classes);
  }

  private void knowsNoOthers(String room, Set<String> below) {
    Set<String> others = new TreeSet<>(known.keySet());
    others.remove(room);
    others.removeAll(below);
    noClasses()
        .that()
        .resideInAPackage(room)
        .should()
        .dependOnClassesThat(resideInAnyPackage(others.toArray(String[]::new)))
        .check(classes);
  }
}
