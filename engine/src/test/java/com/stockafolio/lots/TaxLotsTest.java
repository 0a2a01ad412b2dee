package com.stockafolio.lots;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.market.InstrumentName;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.Ratio;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.RevisionLog;
import com.stockafolio.portfolio.SampleMarket;
import com.stockafolio.portfolio.Samples;
import com.stockafolio.transaction.Bust;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TaxLotsTest {
  private static final int APPLE = Samples.INSTRUMENTS.bySymbol("AAPL").id();
  private static final int MICROSOFT = Samples.INSTRUMENTS.bySymbol("MSFT").id();
  private static final InstrumentName OF_APPLE = new InstrumentName.ById(APPLE);
  private static final InstrumentName OF_MICROSOFT = new InstrumentName.ById(MICROSOFT);

  private final SampleMarket market = new SampleMarket();
  private final RevisionLog log = new RevisionLog(Portfolio.empty(Samples.USER));
  private long number;

  private static long at(long number) {
    return 1_800_000_000_000L + number * 86_400_000L;
  }

  private void book(Transaction said) {
    TradeRecord record = new TradeRecord(number, at(number) + 5, said);
    assertThat(log.book(record, market.now())).isInstanceOf(Decision.Accepted.class);
  }

  /** On a day of its own, named by its number. */
  private TaxLotsTest trade(Side side, String symbol, String quantity, String price, String fee) {
    return trade(Samples.tradeId(number + 1), side, symbol, quantity, price, fee);
  }

  private TaxLotsTest trade(
      TradeId id, Side side, String symbol, String quantity, String price, String fee) {
    number++;
    book(
        new Trade(
            id,
            Samples.USER,
            symbol,
            side,
            Quantity.parse(quantity),
            Price.parse(price),
            Money.parse(fee),
            at(number)));
    return this;
  }

  private TaxLotsTest buy(String quantity, String price) {
    return trade(Side.BUY, "AAPL", quantity, price, "0");
  }

  private TaxLotsTest sell(String quantity, String price) {
    return trade(Side.SELL, "AAPL", quantity, price, "0");
  }

  private TaxLotsTest transfer(Direction direction, String quantity, String cost) {
    number++;
    book(
        new Transfer(
            Samples.tradeId(number),
            Samples.USER,
            direction,
            "AAPL",
            Quantity.parse(quantity),
            Money.parse(cost),
            at(number)));
    return this;
  }

  private TaxLotsTest action(MarketAction action) {
    number++;
    market.take(action, number, at(number));
    log.meet(market.now());
    return this;
  }

  private PositionLots lots(int instrument, LotMethod method) {
    return log.lots(market.now()).of(instrument, method);
  }

  /** "day acquired: quantity at cost" of each that is open. */
  private List<String> open(int instrument, LotMethod method) {
    return lots(instrument, method).open().stream().map(TaxLotsTest::words).toList();
  }

  private static String words(OpenLot lot) {
    long day = (lot.acquiredAtMillis() - at(0)) / 86_400_000L;
    return "%d: %s at %s".formatted(day, lot.quantity(), lot.cost());
  }

  /** The same, and "for proceeds, realised" of each that was closed. */
  private List<String> closed(int instrument, LotMethod method) {
    return lots(instrument, method).closed().stream()
        .map(
            closed ->
                "%s for %s, %s"
                    .formatted(words(closed.lot()), closed.proceeds(), closed.realizedPnl()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FIFO    | 1: 10 at 100 for 180, 80; 2: 5 at 100 for 90, -10 | 2: 5 at 100; 3: 10 at 150",
        "LIFO    | 3: 10 at 150 for 180, 30; 2: 5 at 100 for 90, -10 | 1: 10 at 100; 2: 5 at 100",
        "HIFO    | 2: 10 at 200 for 180, -20; 3: 5 at 75 for 90, 15  | 1: 10 at 100; 3: 5 at 75",
        "AVERAGE | 1: 10 at 150 for 180, 30; 2: 5 at 75 for 90, 15   | 2: 5 at 75; 3: 10 at 150",
      })
  void aSaleTakesItsLotsByTheMethod(LotMethod method, String closed, String open) {
    buy("10", "10").buy("10", "20").buy("10", "15").sell("15", "18");

    assertThat(String.join("; ", closed(APPLE, method))).isEqualTo(closed);
    assertThat(String.join("; ", open(APPLE, method))).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FIFO | 1: -10 at -100 for -90, 10; 2: -5 at -100 for -45, 55",
        "HIFO | 1: -10 at -100 for -90, 10; 3: -5 at -75 for -45, 30",
        "LIFO | 3: -10 at -150 for -90, 60; 2: -5 at -100 for -45, 55",
      })
  void aShortIsClosedByBuying(LotMethod method, String closed) {
    sell("10", "10").sell("10", "20").sell("10", "15").buy("15", "9");

    assertThat(String.join("; ", closed(APPLE, method))).isEqualTo(closed);
  }

  @ParameterizedTest
  @CsvSource({"FIFO, 1: 10 at 100", "LIFO, 1: 10 at 200"})
  void ofTwoAtOneMomentTheLaterIsTheLast(LotMethod method, String closed) {
    buy("10", "10");
    number--;
    trade(Samples.tradeId(99), Side.BUY, "AAPL", "10", "20", "0").sell("10", "18");

    assertThat(closed(APPLE, method)).singleElement().asString().startsWith(closed);
  }

  @ParameterizedTest
  @CsvSource({"FIFO, 3: 10 at 200", "LIFO, 6: 10 at 100"})
  void whatWasTradedEarlierAndBookedLaterIsTheFirst(LotMethod method, String closed) {
    number = 5;
    buy("10", "10");
    number = 2;
    buy("10", "20");
    number = 7;
    sell("10", "18");

    assertThat(closed(APPLE, method)).singleElement().asString().startsWith(closed);
  }

  @Test
  void throughZeroClosesAllAndOpensTheRestWithItsPartOfTheFee() {
    buy("10", "10").trade(Side.SELL, "AAPL", "15", "12", "3");

    assertThat(closed(APPLE, LotMethod.FIFO)).containsExactly("1: 10 at 100 for 118, 18");
    assertThat(open(APPLE, LotMethod.FIFO)).containsExactly("2: -5 at -59");
  }

  @Test
  void whatIsTransferredOutRealisesNothingAndTakesItsOwnCostAlong() {
    buy("10", "10").buy("10", "20").transfer(Direction.OUT, "15", "0");

    assertThat(closed(APPLE, LotMethod.FIFO))
        .containsExactly("1: 10 at 100 for null, 0", "2: 5 at 100 for null, 0");
    assertThat(open(APPLE, LotMethod.FIFO)).containsExactly("2: 5 at 100");
    assertThat(open(APPLE, LotMethod.AVERAGE)).containsExactly("2: 5 at 75");
  }

  @Test
  void aSplitLeavesLotsTheirTimeAndCostAndPaysAFractionOutOfTheFirst() {
    buy("3", "10")
        .buy("4", "20")
        .action(new MarketAction.Split(OF_APPLE, new Ratio(2, 1), Price.parse("33")));

    assertThat(open(APPLE, LotMethod.FIFO)).containsExactly("1: 1 at 20", "2: 2 at 80");
    assertThat(closed(APPLE, LotMethod.FIFO)).containsExactly("1: 0.5 at 10 for 16.5, 6.5");
    assertThat(closed(APPLE, LotMethod.LIFO)).containsExactly("2: 0.5 at 20 for 16.5, -3.5");
  }

  @Test
  void aSpinOffGivesEachLotItsShareOfCostAndItsTime() {
    buy("10", "10")
        .buy("30", "20")
        .action(
            new MarketAction.SpinOff(
                OF_APPLE, OF_MICROSOFT, new Ratio(5, 1), 250_000_000, Price.parse("50")));

    assertThat(open(APPLE, LotMethod.FIFO)).containsExactly("1: 10 at 75", "2: 30 at 450");
    assertThat(open(MICROSOFT, LotMethod.FIFO)).containsExactly("1: 2 at 25", "2: 6 at 150");
    assertThat(closed(MICROSOFT, LotMethod.FIFO)).isEmpty();
  }

  @Test
  void whatIsSpunOffAgainstAShortClosesItByItsCost() {
    buy("10", "10")
        .trade(Side.SELL, "MSFT", "6", "7", "0")
        .action(
            new MarketAction.SpinOff(OF_APPLE, OF_MICROSOFT, new Ratio(1, 1), 500_000_000, null));

    assertThat(closed(MICROSOFT, LotMethod.FIFO)).containsExactly("2: -6 at -42 for -30, 12");
    assertThat(open(MICROSOFT, LotMethod.FIFO)).containsExactly("1: 4 at 20");
  }

  @Test
  void aMergerEndsOneAndGoesOnWithTheStocksPartOfTheCost() {
    buy("10", "10")
        .buy("10", "30")
        .action(
            new MarketAction.Merger(
                OF_APPLE, OF_MICROSOFT, new Ratio(2, 1), Price.parse("5"), 600_000_000, null));

    assertThat(open(APPLE, LotMethod.FIFO)).isEmpty();
    assertThat(closed(APPLE, LotMethod.FIFO))
        .containsExactly("1: 10 at 40 for 50, 10", "2: 10 at 120 for 50, -70");
    assertThat(open(MICROSOFT, LotMethod.FIFO)).containsExactly("1: 5 at 60", "2: 5 at 180");
  }

  @ParameterizedTest
  @EnumSource(LotMethod.class)
  void whatWasTakenBackIsInNoLot(LotMethod method) {
    buy("10", "10").buy("10", "20").sell("10", "30");
    number++;
    log.revise(
        new TradeRecord(
            number,
            at(number),
            new Bust(
                Samples.tradeId(number), Samples.USER, Samples.tradeId(1), "error", at(number))),
        market.now());

    assertThat(closed(APPLE, method)).containsExactly("2: 10 at 200 for 300, 100");
    assertThat(open(APPLE, method)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = LotMethod.class,
      names = {"FIFO", "LIFO", "HIFO"})
  void randomTradesCloseAsWithEachShareOnItsOwn(LotMethod method) {
    SplittableRandom random = new SplittableRandom(11);
    List<long[]> shares = new ArrayList<>(); // day, signed price
    long realized = 0;
    for (int i = 0; i < 400; i++) {
      int price = 1 + random.nextInt(400);
      int count = 1 + random.nextInt(12);
      boolean buys = random.nextInt(20) < (i / 100 % 2 == 0 ? 12 : 8);
      trade(buys ? Side.BUY : Side.SELL, "AAPL", "" + count, "" + price, "0");
      long signed = buys ? price : -price;
      for (int share = 0; share < count; share++) {
        if (shares.isEmpty() || shares.get(0)[1] > 0 == buys) {
          shares.add(new long[] {number, signed});
          continue;
        }
        long[] closed = shares.stream().min(first(method)).orElseThrow();
        shares.remove(closed);
        realized -= closed[1] + signed;
      }
    }

    PositionLots told = lots(APPLE, method);
    assertThat(told.realizedPnl()).isEqualTo(Money.parse("" + realized));
    List<String> expected = new ArrayList<>();
    shares.stream()
        .map(share -> share[0])
        .distinct()
        .sorted()
        .forEach(
            day -> {
              long count = shares.stream().filter(share -> share[0] == day).count();
              long cost =
                  shares.stream().filter(share -> share[0] == day).mapToLong(s -> s[1]).sum();
              expected.add("%d: %d at %d".formatted(day, cost < 0 ? -count : count, cost));
            });
    assertThat(open(APPLE, method)).isEqualTo(expected);
    assertThat(told.closed()).hasSizeGreaterThan(200);
  }

  private static Comparator<long[]> first(LotMethod method) {
    Comparator<long[]> byDay = Comparator.comparingLong(share -> share[0]);
    return switch (method) {
      case LIFO -> byDay.reversed();
      case HIFO -> Comparator.<long[]>comparingLong(share -> -share[1]).thenComparing(byDay);
      default -> byDay;
    };
  }
}
