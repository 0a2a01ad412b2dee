package com.stockafolio.archive;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.engine.LastClose;
import com.stockafolio.portfolio.Price;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a close wrote: the last object of it, so that a close without one did not happen.
 *
 * @param date the trading day, such as {@code 2026-11-24}
 * @param closeId the close's own name
 * @param closedAt when it began, an ISO-8601 instant
 * @param ledgers every ledger's portfolios
 * @param cuts where objects of the archive end for this close
 * @param prices the newest price of each symbol, in dollars with four decimals
 * @param instrumentsVersion version of the reference data that trades were decided by
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Manifest(
    String date,
    String closeId,
    String closedAt,
    List<ClosedLedger> ledgers,
    List<Cut> cuts,
    Map<String, String> prices,
    int instrumentsVersion) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A ledger as it was captured.
   *
   * @param ledger its number
   * @param topicId id of the topic of trades, a UUID
   * @param partition its source partition
   * @param covered last offset whose record it had booked or refused; -1 for none
   * @param users number of portfolios
   * @param object name of the object that holds them
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record ClosedLedger(
      int ledger, String topicId, int partition, long covered, long users, String object) {}

  /** Where an object of the archive ends: before an offset. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Cut(String topic, int partition, long offset) {}

  /** What of the close tells portfolios' worth. */
  LastClose lastClose() {
    Map<String, Price> closing = new HashMap<>();
    prices.forEach((symbol, price) -> closing.put(symbol, Price.parse(price)));
    return new LastClose(LocalDate.parse(date), closeId, Instant.parse(closedAt), closing);
  }

  byte[] toJson() {
    return json(this);
  }

  static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Reads a manifest.
   *
   * @throws IllegalArgumentException where it is none
   */
  static Manifest read(String name, byte[] json) {
    try {
      Manifest manifest = JSON.readValue(json, Manifest.class);
      if (manifest == null || manifest.ledgers() == null || manifest.date() == null) {
        throw new IllegalArgumentException(name + " has no ledgers or no date");
      }
      return manifest;
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(name + " is no manifest: " + unreadable.getMessage());
    }
  }
}
