package com.stockafolio.loadtest.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.checker.books.Reading;
import com.stockafolio.loadtest.checker.books.TradeReader;
import com.stockafolio.loadtest.checker.books.Verdict;
import com.stockafolio.loadtest.checker.market.StockLists;
import com.stockafolio.loadtest.checker.source.Stocks;
import com.stockafolio.loadtest.checker.text.Murmur2;
import com.stockafolio.market.Instruments;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtherRecordsTest {
  private static final int RECORDS = 20_000;
  private static final long START = Instant.parse("2026-11-24T15:04:05.000Z").toEpochMilli();

  private final Market market = new Market(Instruments.load(), 42, 0);
  private final Users users = new Users(42, 1_000);
  private final TradeIds ids = new TradeIds(42, 0);
  private final TradeFlow flow =
      new TradeFlow(market, new Traffic.Uniform(1_000), 42, 0, 10, 10, 30);

  @Test
  void theCheckerReadsThemAllAndEachKindHasItsShare() throws Exception {
    TradeJson json = new TradeJson(market, users, ids, new OtherRecords(42, 0, 50, 10));
    TradeReader reader = new TradeReader(new StockLists(Stocks.load(), 4));
    Map<Reading.What, Integer> counts = new EnumMap<>(Reading.What.class);
    int fees = 0;
    for (int i = 0; i < RECORDS; i++) {
      SimulatedTrade trade = flow.trade(i, i / 500);
      byte[] key = json.key(trade);
      Reading reading = reader.read(key, json.value(trade, START + i), Murmur2.partition(key, 4));
      assertThat(reading.verdict()).isEqualTo(Verdict.BOOKED);
      assertThat(ids.index(reading.idHigh(), reading.idLow())).isEqualTo(i);
      counts.merge(reading.what(), 1, Integer::sum);
      if (i % TradeFlow.WATCHED_EVERY == 0) {
        assertThat(reading.what()).isEqualTo(Reading.What.TRADE);
      }
      fees += reading.what() == Reading.What.TRADE && reading.money() > 0 ? 1 : 0;
    }
    assertThat(counts.keySet()).isEqualTo(EnumSet.complementOf(EnumSet.of(Reading.What.BUST)));
    assertThat(counts.get(Reading.What.TRADE)).isBetween(RECORDS * 89 / 100, RECORDS * 91 / 100);
    assertThat(counts.get(Reading.What.TRANSFER_OUT)).isBetween(RECORDS / 40, RECORDS / 25);
    assertThat(fees).isBetween(RECORDS * 43 / 100, RECORDS * 47 / 100);
  }

  @Test
  void withoutThemAllAreAsTheyWere() {
    TradeJson plain = new TradeJson(market, users, ids);
    TradeJson none = new TradeJson(market, users, ids, new OtherRecords(42, 0, 0, 0));
    for (int i = 0; i < 500; i++) {
      SimulatedTrade trade = flow.trade(i, 0);
      assertThat(none.value(trade, START)).isEqualTo(plain.value(trade, START));
    }
  }
}
