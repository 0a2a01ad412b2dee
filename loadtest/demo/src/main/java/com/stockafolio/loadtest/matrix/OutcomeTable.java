package com.stockafolio.loadtest.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The outcomes of all rounds, a row for each fault. */
final class OutcomeTable {

  private static final String ROW = "%-22s %6s %9s %5s %7s %9s %5s %8s %8s %8s %8s";

  private final Map<String, List<Outcome>> rows = new LinkedHashMap<>();

  /** A table of these faults, in this order; those without a round are left out. */
  OutcomeTable(List<Fault> faults) {
    faults.forEach(fault -> rows.put(fault.name(), new ArrayList<>()));
  }

  void add(Outcome outcome) {
    rows.get(outcome.fault().name()).add(outcome);
  }

  /** Whether anything was as it must not be. */
  boolean isBreached() {
    return rows.values().stream()
        .flatMap(List::stream)
        .anyMatch(outcome -> !outcome.breaches().isEmpty());
  }

  /** Head, rows and, below them, every breach. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            "fault",
            "rounds",
            "trades",
            "lost",
            "doubled",
            "differing",
            "gaps",
            "median s",
            "most s",
            "reads",
            "refused"));
    rows.forEach(
        (name, outcomes) -> {
          if (!outcomes.isEmpty()) {
            lines.add(row(name, outcomes));
          }
        });
    rows.forEach(
        (name, outcomes) -> {
          for (int i = 0; i < outcomes.size(); i++) {
            for (String breach : outcomes.get(i).breaches()) {
              lines.add("BREACH: %s, round %d: %s".formatted(name, i + 1, breach));
            }
          }
        });
    return lines;
  }

  private static String row(String name, List<Outcome> outcomes) {
    double[] seconds =
        outcomes.stream()
            .mapToDouble(o -> o.recoverySeconds().orElse(Double.POSITIVE_INFINITY))
            .sorted()
            .toArray();
    return row(
        name,
        outcomes.size(),
        sum(outcomes, Outcome::trades),
        sum(outcomes, o -> o.books().lost()),
        sum(outcomes, o -> o.books().doubled()),
        sum(outcomes, o -> o.books().differing()),
        sum(outcomes, Outcome::gaps),
        seconds(seconds[(seconds.length - 1) / 2]),
        seconds(seconds[seconds.length - 1]),
        sum(outcomes, Outcome::reads),
        sum(outcomes, Outcome::refused));
  }

  private static String seconds(double seconds) {
    return Double.isInfinite(seconds) ? "never" : String.format(Locale.ROOT, "%.1f", seconds);
  }

  private static long sum(List<Outcome> outcomes, ToLongFunction<Outcome> figure) {
    return outcomes.stream().mapToLong(figure).sum();
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, ROW, cells).stripTrailing();
  }
}
