package com.stockafolio.prices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.stockafolio.amount.Price;
import com.stockafolio.market.InstrumentName.BySymbol;
import com.stockafolio.market.InstrumentStatus;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketList;
import com.stockafolio.market.MarketRecord;
import com.stockafolio.market.Ratio;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the market's actions make of prices, by the ids of instruments. */
@Timeout(30)
class MarketPricesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final int AAPL = MarketList.empty().instruments().bySymbol("AAPL").id();

  private final PriceBook book =
      new PriceBook(MarketList.empty(), new PriceRules(5, Duration.ZERO));
  private MarketList list = MarketList.empty();

  @Test
  void aPriceFromBeforeASplitIsToldInSharesOfAfterIt() {
    tick("AAPL", "120", 0);
    split(1, 10, 5);
    assertPrice(AAPL, "12");
    tick("AAPL", "12.1", 6);
    assertPrice(AAPL, "12.1");
  }

  @Test
  void oneThatComesLateIsNeitherBelievedNorFar() {
    split(1, 10, 5);
    tick("AAPL", "120", 3);
    assertPrice(AAPL, "12");
    tick("AAPL", "12.5", 6);
    assertPrice(AAPL, "12.5");
    tick("AAPL", "121", 4);
    assertPrice(AAPL, "12.5");
  }

  @Test
  void aSplitThatIsHeardOfLateChangesNoPriceFromAfterIt() {
    tick("AAPL", "120", 0);
    tick("AAPL", "12", 6);
    tick("AAPL", "12.1", 7);
    split(1, 10, 5);
    assertPrice(AAPL, "12.1");
  }

  @Test
  void aTickThatWaitsIsChangedToo() {
    tick("AAPL", "120", 0);
    tick("AAPL", "1000", 1);
    split(1, 10, 5);
    tick("AAPL", "101", 6);
    assertPrice(AAPL, "101");
  }

  @Test
  void aPriceFromBeforeASpinOffIsNotTold() {
    tick("AAPL", "120", 0);
    add(
        new MarketAction.SpinOff(
            new BySymbol("AAPL"), new BySymbol("MSFT"), new Ratio(7, 2), 5, null),
        5);
    assertThat(book.billionths(AAPL)).isZero();
    tick("AAPL", "119", 4);
    assertThat(book.billionths(AAPL)).isZero();
    tick("AAPL", "100", 5);
    assertPrice(AAPL, "100");
  }

  @Test
  void thePriceOfARenamedFollowsItsIdAndEachSymbolIsItsHoldersOfThen() {
    tick("AAPL", "120", 0);
    add(new MarketAction.Rename(new BySymbol("AAPL"), "APPL"), 5);
    assertPrice(AAPL, "120");
    assertThat(book.prices()).containsOnlyKeys("APPL");
    tick("APPL", "121", 6);
    assertPrice(AAPL, "121");
    tick("AAPL", "122", 7);
    assertPrice(AAPL, "122");
    add(
        new MarketAction.Listing(
            0, "AAPL", "Another", "Energy", InstrumentStatus.ACTIVE, null, null),
        10);
    int other = list.instruments().bySymbol("AAPL").id();
    assertThat(other).isNotEqualTo(AAPL);
    tick("AAPL", "3", 11);
    tick("AAPL", "123", 9);
    assertPrice(other, "3");
    assertPrice(AAPL, "123");
  }

  @Test
  void aPriceFromBeforeItHadTheSymbolIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> tick("NEWS", "5", 0));
    add(
        new MarketAction.Listing(0, "NEWS", "News", "Energy", InstrumentStatus.ACTIVE, null, null),
        5);
    assertThatIllegalArgumentException().isThrownBy(() -> tick("NEWS", "5", 4));
    tick("NEWS", "5", 5);
    assertPrice(list.instruments().bySymbol("NEWS").id(), "5");
  }

  @Test
  void whatIsDelistedHasNoPrice() {
    tick("AAPL", "120", 0);
    add(
        new MarketAction.Listing(
            0, "AAPL", "Apple", "Technology", InstrumentStatus.DELISTED, null, null),
        5);
    assertThat(book.billionths(AAPL)).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> tick("AAPL", "5", 6));
    assertThat(book.prices()).isEmpty();
  }

  @Test
  void aPriceIsReadUnderEachSpelling() {
    tick("BRK-B", "400", 0);
    assertThat(book.prices()).containsOnlyKeys("BRK.B");
  }

  @Test
  void theSameListAtOnceGivesTheSame() {
    split(1, 10, 5);
    split(3, 1, 7);
    PriceBook late = new PriceBook(list, new PriceRules(5, Duration.ZERO));
    late.take(bytes("AAPL"), value("AAPL", "120", 0), Long.MAX_VALUE);
    assertThat(late.billionths(AAPL)).isEqualTo(Price.parse("36").billionths());
  }

  private void split(int from, int to, int second) {
    add(new MarketAction.Split(new BySymbol("AAPL"), new Ratio(from, to), null), second);
  }

  private void add(MarketAction action, int second) {
    int number = list.number() + 1;
    long at = NOON.plusSeconds(second).toEpochMilli();
    list =
        list.with(
            list.listed(
                new MarketRecord(number, new UUID(0, number), at, action, bytes("" + number))));
    book.know(list);
  }

  private void tick(String symbol, String price, int second) {
    book.take(bytes(symbol), value(symbol, price, second), Long.MAX_VALUE);
  }

  private static byte[] value(String symbol, String price, int second) {
    return bytes(
        "{\"symbol\":\"%s\",\"price\":\"%s\",\"at\":\"%s\"}"
            .formatted(symbol, price, NOON.plusSeconds(second)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private void assertPrice(int id, String price) {
    assertThat(book.billionths(id)).isEqualTo(Price.parse(price).billionths());
  }
}
