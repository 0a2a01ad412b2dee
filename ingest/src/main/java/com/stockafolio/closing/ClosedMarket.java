package com.stockafolio.closing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.engine.market.MarketTable.Numbered;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.MarketList;
import com.stockafolio.market.text.MarketJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The market's list of a ledger that begins with a close: its records, and where each lay in the
 * ledger's partition. A close that was rebuilt holds them; one of a ledger tells their number and
 * hash alone, as the journal has the rest.
 */
final class ClosedMarket {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LedgerMarket market;
  private final List<Numbered> records;

  private ClosedMarket(LedgerMarket market, List<Numbered> records) {
    this.market = market;
    this.records = records;
  }

  /** The list that all portfolios of the ledger have met. */
  LedgerMarket market() {
    return market;
  }

  /** Its records as they stand in the market's table, from number 1 on. */
  List<Numbered> records() {
    return records;
  }

  /**
   * What a close holds of the market for a ledger.
   *
   * @param manifest the close's, as JSON
   * @param keys whose signatures of its records are right
   * @throws IllegalStateException where the close does not hold the list, or another
   */
  static ClosedMarket of(byte[] manifest, Manifest.ClosedLedger ledger, MarketKeys keys) {
    LedgerMarket market = LedgerMarket.empty(MarketList.empty());
    List<Numbered> records = new ArrayList<>();
    if (ledger.marketNumber() == 0) {
      return new ClosedMarket(market, records);
    }
    try {
      JsonNode said = JSON.readTree(manifest).path("market");
      JsonNode copies = said.path("copies").path(ledger.partition());
      if (said.path("records").size() < ledger.marketNumber()
          || copies.path("offsets").size() < ledger.marketNumber()) {
        throw new IllegalStateException(
            "The close of ledger %d has met %d records of the market, which it does not hold:"
                    .formatted(ledger.ledger(), ledger.marketNumber())
                + " rebuild a close from the archive (mvn -Pbatch -Drebuild) to begin with");
      }
      for (int at = 0; at < ledger.marketNumber(); at++) {
        byte[] value = said.get("records").get(at).binaryValue();
        MarketList list = market.list();
        market =
            market.with(
                list.with(list.listed(MarketJson.read(value, keys))),
                copies.get("offsets").get(at).asLong(),
                copies.get("recordedAt").get(at).asLong());
        records.add(new Numbered(at + 1, value, market.list().hash().bytes()));
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException("The close's list of the market is unreadable", unreadable);
    }
    if (!market.list().hash().toString().equals(ledger.marketHash())) {
      throw new IllegalStateException(
          "The close's list of the market is another than the one that ledger "
              + ledger.ledger()
              + " had met");
    }
    return new ClosedMarket(market, List.copyOf(records));
  }
}
