package com.stockafolio.loadtest.gatling.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

final class ResultFilesTest {
  private static final RunResult RESULT =
      new RunResult(
          "trading",
          Map.of("rate", "20"),
          Instant.parse("2026-11-24T14:30:00Z"),
          List.of(
              new RunResult.Threshold("percentile 99 <= \"2000\" & more", true, 12.0, null),
              new RunResult.Threshold("failed < 1%", false, 3.5, null),
              new RunResult.Threshold("never", false, null, "no such request")),
          List.of(
              new RunResult.Request("POST trade", 400, 14, 20.5, 3, 2, 9, 12, 40),
              new RunResult.Request("snapshot", 10, 0, 0.5, 3, 2, 9, 12, 40)));

  @TempDir Path directory;

  @Test
  void programsReadItAsJson() throws Exception {
    ResultFiles.write(RESULT, directory);
    JsonNode json = new ObjectMapper().readTree(directory.resolve("result.json").toFile());
    assertThat(json.get("passed").asBoolean()).isFalse();
    assertThat(json.get("options").get("rate").asText()).isEqualTo("20");
    assertThat(json.get("thresholds")).hasSize(3);
    assertThat(json.get("thresholds").get(1).get("measured").asDouble()).isEqualTo(3.5);
    assertThat(json.get("thresholds").get(2).get("problem").asText()).isEqualTo("no such request");
    assertThat(json.get("requests").get(0).get("failed").asInt()).isEqualTo(14);
  }

  @Test
  void buildServersReadThresholdsAsTestCases() throws Exception {
    ResultFiles.write(RESULT, directory);
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(directory.resolve("TEST-load.xml").toFile())
            .getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("2");
    Element first = (Element) suite.getElementsByTagName("testcase").item(0);
    assertThat(first.getAttribute("name")).isEqualTo("percentile 99 <= \"2000\" & more");
    assertThat(first.getElementsByTagName("failure").getLength()).isZero();
    Element failure = (Element) suite.getElementsByTagName("failure").item(1);
    assertThat(failure.getAttribute("message")).isEqualTo("no such request");
  }
}
