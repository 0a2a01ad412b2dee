package com.stockafolio.http.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.delivery.DayCut;
import com.stockafolio.delivery.Partitioning;
import com.stockafolio.engine.closing.LastClose;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.http.prices.Prices;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.StubHistory;
import com.stockafolio.ledger.HistoryPage;
import com.stockafolio.market.Instrument;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.prices.PricedNames;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Traders and the firm count the same day: random schedules of trades around the bell, recorded by
 * clocks that differ and go back, booked by two ledgers of which each is captured for the close at
 * a moment of its own. The trader's profit of the day is what the API tells. The firm's is added up
 * as its batch does, from the records between the cuts of two closes and nothing else.
 */
@Timeout(600)
class DayCutScheduleTest {
  @AutoClose("shutdownTestKit")
  private static final ActorTestKit KIT = ActorTestKit.create();

  private static final int SCHEDULES = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int USERS = 3;
  private static final int LEDGERS = 2;
  private static final Instant BELL = Instant.parse("2026-11-24T21:00:00Z");
  private static final List<Instrument> STOCKS = Booking.INSTRUMENTS.all().subList(0, 3);

  @Test
  void tradersAndTheFirmCountTheSameDay() throws Exception {
    int moved = 0;
    for (int seed = 0; seed < SCHEDULES; seed++) {
      moved += new Schedule(seed).check() ? 1 : 0;
    }
    assertThat(moved).as("schedules in which time cuts elsewhere").isGreaterThan(SCHEDULES / 4);
  }

  private static final class Schedule {
    private final int seed;
    private final Random random;
    private final StubHistory history = new StubHistory();
    private final CloseBoard board = new CloseBoard(InstrumentBoard.ofFile());
    private final DayStarts starts =
        new DayStarts(
            board,
            new PastPortfolios(history, KIT.system(), 4, PATIENCE),
            new DaySettings(PATIENCE, 2, PATIENCE));

    /** By ledger, in the order of their offsets. */
    private final List<List<BookedTrade>> records = List.of(new ArrayList<>(), new ArrayList<>());

    private final Map<UserId, Portfolio> live = new HashMap<>();

    Schedule(int seed) {
      this.seed = seed;
      random = new Random(seed);
    }

    /** Whether recorded times would have cut elsewhere. */
    boolean check() throws Exception {
      for (int ledger = 0; ledger < LEDGERS; ledger++) {
        book(ledger, random.nextInt(40));
      }
      DayCut atClose = capture();
      Map<String, Price> closing = prices();
      board.take(new LastClose(LocalDate.of(2026, 11, 24), "c", BELL, closing, atClose));
      for (int ledger = 0; ledger < LEDGERS; ledger++) {
        book(ledger, random.nextInt(40));
      }
      DayCut now = capture();
      Map<String, Price> newest = prices();
      Prices values = Prices.of(newest, new PricedNames(), 0);
      for (Map.Entry<UserId, Portfolio> user : live.entrySet()) {
        Portfolio held = user.getValue();
        DayStart start =
            starts.of(held).toCompletableFuture().get(20, TimeUnit.SECONDS).orElseThrow();
        assertThat(start.gain(values.marketValue(held.positions()), held.totals()).toString())
            .as("schedule %d, %s", seed, held)
            .satisfies(
                told ->
                    assertThat(new BigDecimal(told))
                        .isEqualByComparingTo(
                            profit(user.getKey(), now, newest)
                                .subtract(profit(user.getKey(), atClose, closing))));
      }
      return isElsewhere(atClose);
    }

    /** Books so many trades of a ledger's users, around the bell by clocks half a minute apart. */
    private void book(int ledger, int trades) {
      for (int i = 0; i < trades; i++) {
        UserId user = Booking.user(1 + random.nextInt(USERS));
        if (Partitioning.ledger(user, LEDGERS) == ledger) {
          List<BookedTrade> log = records.get(ledger);
          long offset =
              (log.isEmpty() ? 0 : log.get(log.size() - 1).offset()) + 1 + random.nextInt(3);
          long millis = BELL.toEpochMilli() + random.nextInt(60_000) - 30_000;
          BookedTrade trade =
              new BookedTrade(
                  offset,
                  millis,
                  millis,
                  new TradeId(ledger, offset),
                  user,
                  STOCKS.get(random.nextInt(STOCKS.size())).id(),
                  random.nextBoolean() ? Side.BUY : Side.SELL,
                  new Quantity((1 + random.nextInt(1_000_000)) * 100_000L),
                  price());
          log.add(trade);
          Portfolio after = live.getOrDefault(user, Portfolio.empty(user)).apply(trade);
          live.put(user, after);
          if (HistoryPage.endsWith(after)) {
            history.put(after);
          }
        }
      }
    }

    private DayCut capture() {
      return new DayCut(
          records.stream()
              .map(log -> log.isEmpty() ? -1 : log.get(log.size() - 1).offset())
              .toList());
    }

    /** A user's profit in all from the records up to a cut: what is held, less what was put in. */
    private BigDecimal profit(UserId user, DayCut cut, Map<String, Price> prices) {
      int ledger = Partitioning.ledger(user, LEDGERS);
      BigDecimal profit = BigDecimal.ZERO;
      for (BookedTrade trade : records.get(ledger)) {
        if (trade.userId().equals(user) && cut.holds(ledger, trade.offset())) {
          String symbol = Booking.INSTRUMENTS.byId(trade.instrumentId()).symbol();
          BigDecimal rise =
              new BigDecimal(prices.get(symbol).toString())
                  .subtract(new BigDecimal(trade.price().toString()));
          long shares = trade.quantity().signed(trade.side()).billionths();
          profit = profit.add(rise.multiply(BigDecimal.valueOf(shares, 9)));
        }
      }
      return profit;
    }

    private boolean isElsewhere(DayCut cut) {
      for (int ledger = 0; ledger < LEDGERS; ledger++) {
        for (BookedTrade trade : records.get(ledger)) {
          boolean byTime = trade.recordedAtMillis() <= BELL.toEpochMilli();
          if (byTime != cut.holds(ledger, trade.offset())) {
            return true;
          }
        }
      }
      return false;
    }

    private Map<String, Price> prices() {
      Map<String, Price> prices = new HashMap<>();
      STOCKS.forEach(stock -> prices.put(stock.symbol(), price()));
      return prices;
    }

    private Price price() {
      return new Price((1 + random.nextInt(9_999_999)) * 100_000L);
    }
  }
}
