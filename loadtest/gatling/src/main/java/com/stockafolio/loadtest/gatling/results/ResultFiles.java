package com.stockafolio.loadtest.gatling.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a result for programs: {@value #JSON}, and {@value #JUNIT} in which each threshold is a
 * test case, as build servers read it.
 */
public final class ResultFiles {
  static final String JSON = "result.json";
  static final String JUNIT = "TEST-load.xml";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ResultFiles() {}

  /** Writes both files into a directory. */
  public static void write(RunResult result, Path directory) throws IOException {
    write(result, MAPPER.createObjectNode(), directory);
  }

  /** The same, with members more in the JSON. */
  public static void write(RunResult result, ObjectNode more, Path directory) throws IOException {
    ObjectNode json = json(result);
    json.setAll(more);
    MAPPER.writerWithDefaultPrettyPrinter().writeValue(directory.resolve(JSON).toFile(), json);
    try (OutputStream out = Files.newOutputStream(directory.resolve(JUNIT))) {
      writeJunit(result, out);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /**
   * How many of a kind of request the only run below a directory had.
   *
   * @throws IOException if there is no run's result
   */
  public static long counted(Path directory, String request) throws IOException {
    try (Stream<Path> files = Files.walk(directory, 2)) {
      Path result =
          files
              .filter(file -> file.endsWith(JSON))
              .findFirst()
              .orElseThrow(() -> new IOException("no result of a run below " + directory));
      for (JsonNode each : MAPPER.readTree(result.toFile()).path("requests")) {
        if (each.path("name").asText().equals(request)) {
          return each.path("count").asLong();
        }
      }
      return 0;
    }
  }

  private static ObjectNode json(RunResult result) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("schema", 1);
    json.put("scenario", result.scenario());
    json.put("startedAt", result.startedAt().toString());
    json.put("passed", result.passed());
    ObjectNode options = json.putObject("options");
    new TreeMap<>(result.options()).forEach(options::put);
    ArrayNode thresholds = json.putArray("thresholds");
    for (RunResult.Threshold each : result.thresholds()) {
      ObjectNode one = thresholds.addObject().put("threshold", each.says());
      one.put("kept", each.kept()).put("measured", each.measured());
      if (each.problem() != null) {
        one.put("problem", each.problem());
      }
    }
    ArrayNode requests = json.putArray("requests");
    for (RunResult.Request each : result.requests()) {
      requests
          .addObject()
          .put("name", each.name())
          .put("count", each.count())
          .put("failed", each.failed())
          .put("perSecond", each.perSecond())
          .put("meanMillis", each.meanMillis())
          .put("p50Millis", each.p50Millis())
          .put("p95Millis", each.p95Millis())
          .put("p99Millis", each.p99Millis())
          .put("maxMillis", each.maxMillis());
    }
    return json;
  }

  private static void writeJunit(RunResult result, OutputStream out) throws XMLStreamException {
    XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "load." + result.scenario());
    xml.writeAttribute("timestamp", result.startedAt().toString());
    xml.writeAttribute("tests", Integer.toString(result.thresholds().size()));
    long broken = result.thresholds().stream().filter(each -> !each.kept()).count();
    xml.writeAttribute("failures", Long.toString(broken));
    xml.writeAttribute("errors", "0");
    for (RunResult.Threshold each : result.thresholds()) {
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", "load." + result.scenario());
      xml.writeAttribute("name", each.says());
      if (!each.kept()) {
        xml.writeStartElement("failure");
        String measured = each.measured() == null ? each.problem() : "measured " + each.measured();
        xml.writeAttribute("message", measured);
        xml.writeEndElement();
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.close();
  }
}
