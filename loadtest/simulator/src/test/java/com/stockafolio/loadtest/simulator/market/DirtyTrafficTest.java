package com.stockafolio.loadtest.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.checker.books.Reading;
import com.stockafolio.loadtest.checker.books.TradeReader;
import com.stockafolio.loadtest.checker.books.Verdict;
import com.stockafolio.loadtest.checker.market.StockLists;
import com.stockafolio.loadtest.checker.source.Stocks;
import com.stockafolio.loadtest.checker.text.Murmur2;
import com.stockafolio.loadtest.simulator.sending.AcknowledgedPrefix;
import com.stockafolio.loadtest.simulator.sending.Backlog;
import com.stockafolio.loadtest.simulator.sending.RateSchedule;
import com.stockafolio.loadtest.simulator.sending.TradeSender;
import com.stockafolio.loadtest.simulator.sending.TradeSink;
import com.stockafolio.market.Instruments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DirtyTrafficTest {
  private static final int TRADES = 20_000;
  private static final int SEED = 42;

  private TradeReader reader;
  private final List<String> trades = new ArrayList<>();
  private final Set<String> first = new HashSet<>();
  private int twice;
  private int unreadable;

  /** What the checker reads: each trade, so many of them twice, and besides what is no trade. */
  @Test
  void tradesStayAndWhatComesBesidesHasItsShare() throws Exception {
    reader = new TradeReader(new StockLists(Stocks.load(), 4));
    TradeSender clean = send(DirtyTraffic.NONE);
    List<String> without = List.copyOf(trades);
    assertThat(clean.duplicates() + clean.malformed() + twice + unreadable).isZero();
    trades.clear();
    first.clear();

    TradeSender dirty = send(new DirtyTraffic(SEED, 0, 10, 5));

    assertThat(trades).isEqualTo(without).hasSize(TRADES);
    assertThat(dirty.sent()).isEqualTo(TRADES);
    assertThat(dirty.duplicates()).isEqualTo(twice).isBetween(1_800L, 2_200L);
    assertThat(dirty.malformed()).isEqualTo(unreadable).isBetween(900L, 1_100L);
  }

  private TradeSender send(DirtyTraffic dirty) {
    // Prices move on as trades are made.
    Market market = new Market(Instruments.load(), SEED, 0);
    TradeJson json =
        new TradeJson(market, new Users(SEED, 1_000), new TradeIds(SEED, 0), OtherRecords.NONE);
    TradeFlow flow = new TradeFlow(market, new Traffic.Uniform(1_000), SEED, 0, 10, 10, 30);
    TradeSender sender =
        new TradeSender(
            flow, json, this::take, new AcknowledgedPrefix(), 10, Revisions.NONE, dirty);
    new Backlog(new RateSchedule(500), sender, TRADES).run();
    return sender;
  }

  private void take(long index, byte[] key, byte[] value) {
    String text = new String(value, StandardCharsets.US_ASCII);
    Reading reading = reader.read(key, value, Murmur2.partition(key, 4));
    if (index != TradeSink.AGAIN) {
      assertThat(reading.verdict()).isEqualTo(Verdict.BOOKED);
      // Without the times, which are those of the sending.
      trades.add(text.replaceAll("\"tradedAt\":\"[^\"]*\"", ""));
      first.add(text);
    } else if (first.contains(text)) {
      twice++;
    } else {
      assertThat(reading.verdict()).isEqualTo(Verdict.MALFORMED);
      unreadable++;
    }
  }
}
