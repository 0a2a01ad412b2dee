package com.stockafolio.loadtest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SummaryTest {

  private static final String DONE =
      """
      {"type":"done","produced":300000,"acknowledged":300000,"producedSeconds":60.0,\
      "drainedSeconds":0.2,"tradesPerSecond":4983.4,\
      "latencyMillis":{"p50":12.5,"p99":48.25,"max":130.0,"samples":1200},"lagLast30sMax":77}""";

  private static final String CHECKED =
      """
      {"type":"checked","produced":600000,"booked":599997,"duplicates":1,"rejected":2,\
      "users":49876,"differing":0,"missingAcknowledged":0}""";

  @Test
  void goldenText() throws Exception {
    Figures figures =
        new Figures(
            50_000,
            json(DONE),
            json(CHECKED),
            new Figures.EngineFigures(
                OptionalDouble.of(17.256),
                Map.of("engine", 30.04, "cassandra", 20.55, "kafka", 9.0, "simulator", 8.0),
                OptionalLong.of(1_024)));

    assertThat(Summary.text(figures))
        .isEqualTo(
            """
            {"users":50000,"produced":600000,"booked":599997,"duplicates":1,"rejected":2,\
            "differing":0,"tradesPerSecond":4983.4,"tradesPerRow":17.3,\
            "latencyMillis":{"p50":12.5,"p99":48.25,"max":130.0,"samples":1200},\
            "cpuMicrosPerTrade":{"engine":30.0,"cassandra":20.6,"kafka":9.0},\
            "heapBytesPerUser":1024}""");
    assertThat(figures.isClean()).isTrue();
  }

  @Test
  void whatWasNotMeasuredIsNull() throws Exception {
    String done =
        """
        {"type":"done","produced":0,"tradesPerSecond":0,\
        "latencyMillis":{"p50":null,"p99":null,"max":null,"samples":0}}""";
    Figures figures =
        new Figures(
            10,
            json(done),
            json(CHECKED),
            new Figures.EngineFigures(OptionalDouble.empty(), Map.of(), OptionalLong.empty()));

    assertThat(Summary.text(figures))
        .endsWith(
            """
            "tradesPerSecond":0,"tradesPerRow":null,\
            "latencyMillis":{"p50":null,"p99":null,"max":null,"samples":0},\
            "cpuMicrosPerTrade":{"engine":null,"cassandra":null,"kafka":null},\
            "heapBytesPerUser":null}""");
  }

  @Test
  void oneDifferenceOrOneMissingTradeIsNotClean() throws Exception {
    assertThat(clean(CHECKED)).isTrue();
    assertThat(clean(CHECKED.replace("\"differing\":0", "\"differing\":1"))).isFalse();
    assertThat(clean(CHECKED.replace("\"missingAcknowledged\":0", "\"missingAcknowledged\":1")))
        .isFalse();
    assertThat(clean(CHECKED.replace("599997", "599996"))).isFalse();
  }

  private static boolean clean(String checked) throws Exception {
    return new Figures(
            1,
            json(DONE),
            json(checked),
            new Figures.EngineFigures(OptionalDouble.empty(), Map.of(), OptionalLong.empty()))
        .isClean();
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }
}
