package com.stockafolio.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The packages of one module as rooms, each with those of them that it may know. */
public final class RoomPlan {
  private final JavaClasses classes;
  private final TreeMap<String, Set<String>> known = new TreeMap<>();

  /**
   * A plan.
   *
   * @param classes of the module
   * @param base what the names of all rooms begin with, up to the last dot
   * @param plan a line for each room: its name behind the base, a bar, and the names of the rooms
   *     that it may know
   */
  public RoomPlan(JavaClasses classes, String base, String plan) {
    this.classes = classes;
    for (String line : plan.strip().split("\n")) {
      int bar = line.indexOf('|');
      Set<String> below = new TreeSet<>();
      for (String name : line.substring(bar + 1).strip().split(" ")) {
        below.add(base + name);
      }
      known.put(base + line.substring(0, bar).strip(), below);
    }
  }

  /** The full names of all rooms, for rules of the module's own. */
  public String[] rooms() {
    return known.keySet().toArray(String[]::new);
  }

  /**
   * Fails where a room knows one that it may not, where a room has no class or a class stands in
   * none, and where rooms know each other by any way.
   */
  public void check() {
    ArchRuleDefinition.classes().should().resideInAnyPackage(rooms()).check(classes);
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
