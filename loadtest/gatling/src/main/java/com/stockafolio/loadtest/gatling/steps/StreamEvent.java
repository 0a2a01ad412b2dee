package com.stockafolio.loadtest.gatling.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** An event of a portfolio's stream, as far as a check needs it. */
sealed interface StreamEvent {
  /** Characters of an event that cannot be read. */
  int MOST_SHOWN = 120;

  /** The whole portfolio at a sequence. */
  record Snapshot(long sequence) implements StreamEvent {}

  /**
   * A booked trade.
   *
   * @param recordedAtMillis Kafka's time stamp of its record, in milliseconds since 1970
   */
  record Trade(long sequence, String tradeId, long recordedAtMillis) implements StreamEvent {}

  /** A posted trade that was not booked. */
  record Rejected(String tradeId, String reason) implements StreamEvent {}

  /** What the client knows is void. */
  record Reset() implements StreamEvent {}

  /** The node is about to end the stream. */
  record GoAway() implements StreamEvent {}

  /** Prices, pauses and what a later version may add. */
  record Other(String name) implements StreamEvent {}

  /** Something that the contract does not know. */
  record Unreadable(String what) implements StreamEvent {}

  /** What Gatling makes of an event: one JSON object with event, id and data. */
  static StreamEvent parse(String message) {
    try {
      JsonNode event = Json.MAPPER.readTree(message);
      JsonNode data = event.path("data");
      if (!event.isObject()) {
        return unreadable(message);
      }
      String name = event.path("event").asText("");
      return switch (name) {
        case "snapshot" -> new Snapshot(number(data, "sequence"));
        case "trade" -> booked(number(data, "sequence"), data.path("trade"));
        case "cash", "transferred", "adjusted", "busted", "corrected" ->
            booked(number(data, "sequence"), data.path("entry"));
        case "rejected" ->
            new Rejected(data.path("tradeId").asText(), data.path("reason").asText());
        case "reset" -> new Reset();
        case "goaway" -> new GoAway();
        default -> new Other(name);
      };
    } catch (JsonProcessingException | DateTimeParseException | IllegalArgumentException e) {
      return unreadable(message);
    }
  }

  private static Trade booked(long sequence, JsonNode entry) {
    return new Trade(
        sequence,
        entry.path("tradeId").asText(),
        Instant.parse(entry.path("recordedAt").asText()).toEpochMilli());
  }

  private static Unreadable unreadable(String message) {
    return new Unreadable(message.substring(0, Math.min(MOST_SHOWN, message.length())));
  }

  private static long number(JsonNode data, String field) {
    JsonNode number = data.path(field);
    if (!number.canConvertToLong() || !number.isIntegralNumber()) {
      throw new IllegalArgumentException(field);
    }
    return number.longValue();
  }

  /** Jackson's reader, made once. */
  final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}
  }
}
