package com.stockafolio.loadtest.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FigureTableTest {

  private static Measured measured(String name, double rate, double micros) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("closed.tradesPerSecond", rate);
    figures.put("closed.cpuMicrosPerTrade.own", micros);
    return new Measured(name, figures, Map.of());
  }

  @Test
  void aColumnForEachWithItsRatioToTheFirst() {
    List<String> lines =
        new FigureTable(List.of(measured("engine", 80_000, 12.5), measured("peer", 40_000.4, 25)))
            .lines();

    assertThat(lines)
        .anyMatch(line -> line.matches("closed.tradesPerSecond +80,000 +40,000 +× 0.50"));
    assertThat(lines)
        .anyMatch(line -> line.matches("closed.cpuMicrosPerTrade.own +12.5 +25 +× 2.00"));
  }

  @Test
  void anEarlierResultBesideThisOne() throws Exception {
    var earlier =
        new JsonMapper()
            .readTree(
                """
                {"at":"2026-11-24T00:00:00Z","gitRevision":"abc","contenders":[
                {"name":"engine","figures":{"closed.tradesPerSecond":20000}}]}""");

    List<String> lines = new Comparison(earlier, List.of(measured("engine", 80_000, 12.5))).lines();

    assertThat(lines)
        .anyMatch(line -> line.matches(" +closed.tradesPerSecond +20,000 +80,000 +× 4.00"));
    assertThat(lines).anyMatch(line -> line.matches(" +closed.cpuMicrosPerTrade.own +- +12.5 +-"));
  }
}
