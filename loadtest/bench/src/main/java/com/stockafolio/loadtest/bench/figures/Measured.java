package com.stockafolio.loadtest.bench.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was measured of one contender.
 *
 * @param contender its name
 * @param figures value by name, in the order of their measuring; the name says the unit
 * @param topFrames where processor time went, most first, by process, where it was profiled
 */
public record Measured(
    String contender, Map<String, Double> figures, Map<String, List<String>> topFrames) {

  public static final String DIFFERING = "check.differing";
  public static final String UNACCOUNTED = "check.unaccounted";

  public Measured {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    topFrames = Collections.unmodifiableMap(new LinkedHashMap<>(topFrames));
  }

  /** Whether the checker found every portfolio right and every trade accounted for. */
  public boolean isClean() {
    return figures.getOrDefault(DIFFERING, 1.0) == 0 && figures.getOrDefault(UNACCOUNTED, 1.0) == 0;
  }

  /**
   * For each contender and figure the median over the rounds; the lower of two middle ones.
   *
   * @param rounds each with the same contenders
   */
  public static List<Measured> medians(List<List<Measured>> rounds) {
    List<Measured> medians = new ArrayList<>();
    for (int i = 0; i < rounds.get(0).size(); i++) {
      int contender = i;
      List<Measured> all = rounds.stream().map(round -> round.get(contender)).toList();
      Set<String> names = new LinkedHashSet<>();
      all.forEach(one -> names.addAll(one.figures.keySet()));
      Map<String, Double> figures = new LinkedHashMap<>();
      for (String name : names) {
        figures.put(name, median(all, name));
      }
      Measured last = all.get(all.size() - 1);
      medians.add(new Measured(last.contender, figures, last.topFrames));
    }
    return medians;
  }

  private static double median(List<Measured> rounds, String name) {
    double[] values =
        rounds.stream()
            .filter(one -> one.figures.containsKey(name))
            .mapToDouble(one -> one.figures.get(name))
            .sorted()
            .toArray();
    return values[(values.length - 1) / 2];
  }
}
