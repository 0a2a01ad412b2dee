package com.stockafolio.loadtest.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.checker.books.Books;
import com.stockafolio.loadtest.checker.books.Preload;
import com.stockafolio.loadtest.checker.books.Reading;
import com.stockafolio.loadtest.checker.books.Sample;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the simulator takes back and corrects, as the checker reads and folds it. */
@Timeout(60)
class RevisionsTest {
  private static final int RECORDS = 60_000;
  private static final int REVISIONS = 900;
  private static final int USERS = 200;

  private final List<Reading> sent = new ArrayList<>();
  private int again;

  @Test
  void eachReasonOccursAndMostAreBooked() throws Exception {
    Stocks stocks = Stocks.load();
    StockLists lists = new StockLists(stocks, 4);
    Books books = new Books(new Preload(0, 0, stocks), new Sample(1));
    send(new TradeReader(lists));
    assertThat(sent.stream().filter(said -> said.of() != null).count() - again)
        .isEqualTo(REVISIONS);
    assertThat(again).isPositive();
    sent.forEach(books::putsOff);
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    int busts = 0;
    int at = 0;
    for (Reading said : sent) {
      boolean whole = books.putsOff(said);
      Verdict verdict =
          whole ? books.bookWhole(said, ++at, lists.of(0)) : books.book(said, ++at, lists.of(0));
      if (said.of() != null) {
        verdicts.merge(verdict, 1, Integer::sum);
        busts += said.what() == Reading.What.BUST ? 1 : 0;
      } else {
        assertThat(verdict).isIn(Verdict.BOOKED, Verdict.NOT_HELD);
      }
    }
    assertThat(verdicts)
        .containsOnlyKeys(
            Verdict.BOOKED,
            Verdict.DUPLICATE,
            Verdict.UNKNOWN_TRADE,
            Verdict.ALREADY_BUSTED,
            Verdict.CONFLICT);
    assertThat(verdicts.get(Verdict.BOOKED)).isGreaterThan(REVISIONS * 3 / 4);
    assertThat(busts).isBetween(REVISIONS * 60 / 100, REVISIONS * 75 / 100);
  }

  @Test
  void aRunTooShortForThemHasNone() {
    assertThat(Revisions.of(42, 0, 100, 300, 1)).isSameAs(Revisions.NONE);
    assertThat(Revisions.of(42, 0, 100, 303, 1)).isNotSameAs(Revisions.NONE);
    assertThat(Revisions.of(42, 0, 5, 0, 100).at(1_001)).isNotNull();
    assertThat(Revisions.of(42, 0, 5, 0, 100).at(1_000)).isNull();
    assertThat(Revisions.NONE.at(1_000_000)).isNull();
  }

  private void send(TradeReader reader) {
    Market market = new Market(Instruments.load(), 42, 0);
    TradeIds ids = new TradeIds(42, 0);
    TradeFlow flow = new TradeFlow(market, new Traffic.Uniform(USERS), 42, 0, 10, 10, 30);
    TradeJson json =
        new TradeJson(market, new Users(42, USERS), ids, new OtherRecords(42, 0, 50, 10));
    TradeSink sink =
        (index, key, value) -> {
          Reading reading = reader.read(key, value, Murmur2.partition(key, 4));
          assertThat(reading.verdict()).isEqualTo(Verdict.BOOKED);
          again += index == TradeSink.AGAIN ? 1 : 0;
          if (index != TradeSink.AGAIN) {
            assertThat(ids.index(reading.idHigh(), reading.idLow())).isEqualTo(index);
          }
          sent.add(reading);
        };
    TradeSender sender =
        new TradeSender(
            flow,
            json,
            sink,
            new AcknowledgedPrefix(),
            10,
            Revisions.of(42, 0, REVISIONS, RECORDS, 500),
            DirtyTraffic.NONE);
    new Backlog(new RateSchedule(500), sender, RECORDS).run();
  }
}
