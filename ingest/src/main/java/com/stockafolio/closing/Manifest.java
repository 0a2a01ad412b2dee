package com.stockafolio.closing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.amount.Price;
import com.stockafolio.delivery.DayCut;
import com.stockafolio.engine.closing.LastClose;
import com.stockafolio.prices.PriceBook;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
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
 * @param prices the closing price of each symbol, in dollars with four decimals
 * @param pricesAsOf the moment that they are the prices of, an ISO-8601 instant
 * @param heldBack prices that were not believed then, as they stood alone
 * @param instrumentsVersion version of the reference data that trades were decided by
 * @param history whether the ledgers keep the history that busts and corrections take
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Manifest(
    String date,
    String closeId,
    String closedAt,
    List<ClosedLedger> ledgers,
    List<Cut> cuts,
    Map<String, String> prices,
    String pricesAsOf,
    List<HeldBack> heldBack,
    int instrumentsVersion,
    boolean history) {
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
   * @param marketNumber the number of the market's list that all of them have met; of all ledgers
   * @param marketHash what that list is known by, in hexadecimal digits
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record ClosedLedger(
      int ledger,
      String topicId,
      int partition,
      long covered,
      long users,
      String object,
      int marketNumber,
      String marketHash) {}

  /** A price that waited for a second one, far from the last, with the moment that it claims. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record HeldBack(String symbol, String price, String at, String last) {
    static HeldBack of(PriceBook.HeldBack held) {
      return new HeldBack(
          held.symbol(),
          held.price().toString(),
          Instant.ofEpochMilli(held.atMillis()).toString(),
          held.last().toString());
    }
  }

  /** A manifest without a list of what was held back held nothing back. */
  Manifest {
    heldBack = heldBack == null ? List.of() : List.copyOf(heldBack);
  }

  /** Where an object of the archive ends: before an offset. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Cut(String topic, int partition, long offset) {}

  /** What of the close tells portfolios' worth, and which trades are of the day. */
  LastClose lastClose() {
    Map<String, Price> closing = new HashMap<>();
    prices.forEach((symbol, price) -> closing.put(symbol, Price.parse(price)));
    List<Long> covered =
        ledgers.stream()
            .sorted(Comparator.comparingInt(ClosedLedger::ledger))
            .map(ClosedLedger::covered)
            .toList();
    return new LastClose(
        LocalDate.parse(date), closeId, Instant.parse(closedAt), closing, new DayCut(covered));
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
