package com.stockafolio.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the odd records of {@code odd-records.json}, which all readers of trades must take alike.
 *
 * @param is what is odd about it
 * @param key may be null
 * @param value may be null
 * @param elsewhere whether it lies in another partition than its key's
 * @param gives why it is rejected, or side, quantity, symbol, price and time
 */
public record OddRecord(String is, byte[] key, byte[] value, boolean elsewhere, String gives) {

  /** The whole table. */
  public static List<OddRecord> all() throws IOException {
    return read("odd-records.json");
  }

  /**
   * The odd records that take something back or correct it, of {@code odd-revision-records.json}.
   * Of a good one, {@link #gives} has type, target, what it should have been, time and reason.
   */
  public static List<OddRecord> ofRevisions() throws IOException {
    return read("odd-revision-records.json");
  }

  private static List<OddRecord> read(String name) throws IOException {
    JsonNode table = Table.read(name);
    List<OddRecord> all = new ArrayList<>();
    table.get("records").forEach(row -> all.add(of(table.get("base"), row)));
    return all;
  }

  /**
   * The odd records of the market, of {@code odd-market-records.json}: signed with the key that
   * tests trust, unless the row says otherwise. Of a good one, {@link #gives} has type and number.
   */
  public static List<OddRecord> ofMarket() throws IOException {
    JsonNode table = Table.read("odd-market-records.json");
    List<OddRecord> all = new ArrayList<>();
    for (JsonNode row : table.get("records")) {
      String key = row.has("key") ? row.get("key").textValue() : SignedRecord.KEY;
      all.add(
          new OddRecord(
              row.get("is").asText(),
              key == null ? null : key.getBytes(UTF_8),
              marketValue(table.get("base"), row),
              false,
              row.get("gives").asText()));
    }
    return all;
  }

  private static byte[] marketValue(JsonNode base, JsonNode row) {
    if (row.has("text")) {
      String text = row.get("text").textValue();
      return text == null ? null : text.getBytes(UTF_8);
    }
    String object = row.has("object") ? row.get("object").asText() : object(base, row);
    byte[] value =
        switch (row.path("signedBy").asText()) {
          case "nobody" -> object.getBytes(UTF_8);
          case "another" -> SignedRecord.signed(object, SignedRecord.OTHER_TEST_SIGNING_KEY);
          default -> SignedRecord.signed(object, SignedRecord.TEST_SIGNING_KEY);
        };
    byte[] behind = row.path("behind").asText().getBytes(UTF_8);
    byte[] all = Arrays.copyOf(value, value.length + behind.length);
    System.arraycopy(behind, 0, all, value.length, behind.length);
    return all;
  }

  private static OddRecord of(JsonNode base, JsonNode row) {
    String text = row.has("text") ? row.get("text").textValue() : object(base, row);
    String user = base.get("userId").asText().replace("\"", "");
    String key = row.has("key") ? row.get("key").textValue() : user;
    return new OddRecord(
        row.get("is").asText(),
        key == null ? null : key.getBytes(UTF_8),
        text == null ? null : bytes(text, row),
        row.path("elsewhere").asBoolean(),
        row.get("gives").asText());
  }

  private static String object(JsonNode base, JsonNode row) {
    Map<String, String> fields = new LinkedHashMap<>();
    base.properties().forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    fields.remove(row.path("without").asText());
    row.path("set").properties().forEach(f -> fields.put(f.getKey(), f.getValue().asText()));
    List<String> members = new ArrayList<>();
    fields.forEach((name, json) -> members.add("\"" + name + "\":" + json));
    if (row.has("also")) {
      members.add(row.get("also").asText());
    }
    return "{" + String.join(",", members) + "}";
  }

  private static byte[] bytes(String text, JsonNode row) {
    int repeat = row.path("repeat").asInt();
    return text.replace("@", row.path("unit").asText("x").repeat(repeat))
        .replace("~", row.path("close").asText().repeat(repeat))
        .getBytes(row.has("latin1") ? ISO_8859_1 : UTF_8);
  }
}
