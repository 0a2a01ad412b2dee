package com.stockafolio.http.firm;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;

/**
 * What the list of days tells of one: some of its document.
 *
 * @param closedAt when the day was closed, as the document says it
 * @param previousDate the trading day before it; null for the first
 * @param differences how many the certificate counts
 * @param totals some of the document's totals, by name
 */
record DayGlance(JsonNode closedAt, JsonNode previousDate, JsonNode differences, JsonNode totals) {
  private static final JsonMapper JSON = new JsonMapper();

  private static final List<String> TOTALS =
      List.of("users", "activeUsers", "trades", "tradedValue", "marketValue", "dayPnl");

  /** Finds it in a day's document; what that lacks is null. */
  static DayGlance of(String document) {
    JsonNode day = tree(document);
    return new DayGlance(
        day.path("closedAt"),
        day.path("previousDate"),
        day.at("/certificate/differences"),
        day.path("totals"));
  }

  /** A document that the batch wrote. */
  static JsonNode tree(String document) {
    try {
      return JSON.readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a day's document is no JSON", e);
    }
  }

  void write(JsonGenerator out) throws IOException {
    write("closedAt", closedAt, out);
    write("previousDate", previousDate, out);
    write("differences", differences, out);
    out.writeObjectFieldStart("totals");
    for (String name : TOTALS) {
      write(name, totals.path(name), out);
    }
    out.writeEndObject();
  }

  private static void write(String name, JsonNode value, JsonGenerator out) throws IOException {
    if (value.isTextual()) {
      out.writeStringField(name, value.textValue());
    } else if (value.isIntegralNumber()) {
      out.writeNumberField(name, value.longValue());
    } else {
      out.writeNullField(name);
    }
  }
}
