package com.stockafolio.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.amount.Price;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.market.InstrumentName.ById;
import com.stockafolio.market.InstrumentName.BySymbol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MarketListTest {
  private MarketList list = MarketList.empty();

  @Test
  void aRenamedInstrumentIsKnownByBothSymbolsUntilTheOldOneIsGivenAway() {
    int meta = id("META");
    take(new MarketAction.Rename(new BySymbol("META"), "MVRS"));
    assertThat(list.effect(1)).isEqualTo(new MarketEffect.Renamed(meta, "META", "MVRS"));
    assertThat(id("MVRS")).isEqualTo(meta);
    assertThat(id("META")).isEqualTo(meta);

    take(listing("META", "Metal Works Inc."));
    int metal = id("META");
    assertThat(metal).isEqualTo(list.instruments().all().size()).isNotEqualTo(meta);
    assertThat(list.instruments().byId(meta).aliases()).isEmpty();
    assertThat(id("MVRS")).isEqualTo(meta);
  }

  @Test
  void aSymbolIsReadWithDashSlashOrBlankForThePoint() {
    int berkshire = id("BRK.B");
    for (String text : List.of("BRK-B", "BRK/B", "BRK B")) {
      assertThat(id(text)).as(text).isEqualTo(berkshire);
    }
    assertThat(list.instruments().bySymbol("BRK_B")).isNull();
    assertThat(list.problem(listing("BRK-B", "Another")))
        .isEqualTo("symbol: BRK-B is in use by Berkshire Hathaway Class B (BRK.B)");
  }

  @Test
  void anAliasIsTakenFromWhoHadIt() {
    take(listing(0, "AAPL", InstrumentStatus.ACTIVE, List.of("APC", "AAPL.O")));
    assertThat(id("APC")).isEqualTo(id("AAPL"));
    take(listing(0, "NVDA", InstrumentStatus.ACTIVE, List.of("APC")));
    assertThat(id("APC")).isEqualTo(id("NVDA"));
    assertThat(list.instruments().bySymbol("AAPL").aliases()).containsExactly("AAPL.O");
    assertThat(list.problem(listing(0, "NVDA", InstrumentStatus.ACTIVE, List.of("XOM"))))
        .startsWith("aliases: XOM is the symbol of");
  }

  @Test
  void aDelistedInstrumentIsKnownByItsIdAloneAndMayComeBack() {
    int xom = id("XOM");
    take(listing(0, "XOM", InstrumentStatus.DELISTED, null));
    assertThat(list.instruments().bySymbol("XOM")).isNull();
    assertThat(list.instruments().byId(xom).symbol()).isEqualTo("XOM");
    take(new MarketAction.Split(new ById(xom), new Ratio(1, 2), null));
    assertThat(list.effect(2)).isEqualTo(new MarketEffect.Split(xom, 1, 2, null));

    take(listing("XOM", "New Oil"));
    assertThat(id("XOM")).isEqualTo(list.instruments().all().size());
    assertThat(list.problem(listing(xom, "XOM", InstrumentStatus.ACTIVE, null)))
        .isEqualTo("symbol: XOM is in use by New Oil (XOM)");
    take(listing(xom, "XOMA", InstrumentStatus.CLOSING_ONLY, null));
    assertThat(id("XOMA")).isEqualTo(xom);
    assertThat(list.instruments().byId(xom).status()).isEqualTo(InstrumentStatus.CLOSING_ONLY);
  }

  @Test
  void theOldOfAMergerIsDelisted() {
    int xom = id("XOM");
    int cvx = id("CVX");
    take(
        new MarketAction.Merger(
            new BySymbol("XOM"),
            new BySymbol("CVX"),
            new Ratio(5, 2),
            price(12),
            700_000_000,
            null));
    assertThat(list.effect(1))
        .isEqualTo(new MarketEffect.Merger(xom, cvx, 5, 2, price(12), 700_000_000, null));
    assertThat(list.instruments().bySymbol("XOM")).isNull();
  }

  @Test
  void whatCannotBeAppliedTakesItsNumberAndDoesNothing() {
    Instruments before = list.instruments();
    take(new MarketAction.Dividend(new BySymbol("NOPE"), price(1)));
    take(new MarketAction.Rename(new BySymbol("AAPL"), "NVDA"));
    take(new MarketAction.Rename(new BySymbol("AAPL"), "BRK-B"));
    take(
        new MarketAction.SpinOff(
            new BySymbol("AAPL"), new BySymbol("NOPE"), new Ratio(1, 1), 0, null));
    take(
        new MarketAction.SpinOff(
            new BySymbol("AAPL"), new BySymbol("AAPL"), new Ratio(1, 1), 0, null));
    assertThat(list.number()).isEqualTo(5);
    for (int number = 1; number <= 5; number++) {
      assertThat(list.effect(number)).isEqualTo(MarketEffect.None.INSTANCE);
    }
    assertThat(list.instruments()).isSameAs(before);
  }

  @Test
  void whatConcernsAnInstrumentIsFoundByNumber() {
    int apple = id("AAPL");
    take(new MarketAction.Dividend(new BySymbol("AAPL"), price(1)));
    take(new MarketAction.Dividend(new BySymbol("NVDA"), price(1)));
    take(new MarketAction.Split(new BySymbol("AAPL"), new Ratio(1, 4), null));
    assertThat(list.nextFor(apple, 0)).isEqualTo(1);
    assertThat(list.nextFor(apple, 1)).isEqualTo(3);
    assertThat(list.nextFor(apple, 3)).isZero();
    assertThat(list.nextFor(id("NVDA"), 0)).isEqualTo(2);
    assertThat(list.nextFor(id("XOM"), 0)).isZero();
  }

  @Test
  void theHashIsChainedAndTheNumbersAreDense() {
    MarketList other = MarketList.empty();
    assertThat(list).isEqualTo(other);
    MarketRecord first = record(1, new MarketAction.Dividend(new BySymbol("AAPL"), price(1)));
    list = list.with(list.listed(first));
    assertThat(list).isNotEqualTo(other).isEqualTo(other.with(other.listed(first)));
    MarketRecord forged = new MarketRecord(1, first.actionId(), 0, first.action(), new byte[] {1});
    assertThat(other.listed(forged).hash()).isNotEqualTo(list.hash());
    assertThatThrownBy(() -> list.listed(first)).hasMessage("number 1 after 1");
    assertThatThrownBy(() -> list.listed(record(3, first.action()))).hasMessage("number 3 after 1");
  }

  @Test
  void manyAtOnceLeadWhereOneAfterTheOtherDoes() {
    MarketList begun = list;
    List<ListedAction> actions = new ArrayList<>();
    for (MarketAction action :
        List.of(
            new MarketAction.Dividend(new BySymbol("AAPL"), price(2)),
            new MarketAction.Rename(new BySymbol("AAPL"), "APPL"),
            new MarketAction.Split(new BySymbol("APPL"), new Ratio(1, 4), null))) {
      take(action);
      actions.add(list.action(list.number()));
    }
    MarketList atOnce = begun.with(actions);
    assertThat(atOnce).as("there is one of it").isSameAs(list);
    assertThat(begun.with(actions.get(0)).with(actions.subList(1, 3))).isSameAs(list);
    assertThat(begun.with(List.of())).isSameAs(begun);
    assertThatThrownBy(() -> begun.with(List.of(actions.get(0), actions.get(2))))
        .hasMessage("number 3 after 1");
    // Of another content, whatever its hash.
    ListedAction other =
        new ListedAction(3, new UUID(5, 5), 0, actions.get(0).action(), actions.get(2).hash());
    MarketList another = begun.with(List.of(actions.get(0), actions.get(1), other));
    assertThat(another.effect(3)).isInstanceOf(MarketEffect.Dividend.class);
  }

  @Test
  void everyActionHasItsBytes() {
    List<MarketAction> actions =
        List.of(
            listing("NEW.A", "New & Co."),
            new MarketAction.Listing(
                7, "X", "Y", "Z", InstrumentStatus.HALTED, "US0378331005", List.of("A", "B C")),
            new MarketAction.Split(new ById(300), new Ratio(1_000_000, 1), price(5)),
            new MarketAction.Rename(new BySymbol("AAPL"), "APPL"),
            new MarketAction.Dividend(new BySymbol("AAPL"), new Price(1)),
            new MarketAction.SpinOff(
                new BySymbol("A"), new ById(3), new Ratio(7, 2), 183_700_000, price(31)),
            new MarketAction.Merger(new BySymbol("A"), null, null, price(3), 0, null),
            new MarketAction.Merger(
                new BySymbol("A"), new ById(4), new Ratio(3, 4), null, MarketAction.WHOLE, null));
    for (MarketAction action : actions) {
      MarketRecord record = record(list.number() + 1, action);
      PackedWriter out = new PackedWriter(64);
      MarketCodec.write(record, out);
      ListedAction listed = list.listed(record);
      MarketCodec.write(listed, out);
      PackedReader in = new PackedReader(out.toByteArray());
      assertThat(MarketCodec.readRecord(in)).isEqualTo(record);
      assertThat(MarketCodec.readListed(in)).isEqualTo(listed);
      assertThat(in.remaining()).isZero();
      list = list.with(listed);
    }
  }

  private void take(MarketAction action) {
    list = list.with(list.listed(record(list.number() + 1, action)));
  }

  private static MarketRecord record(int number, MarketAction action) {
    return new MarketRecord(
        number,
        new UUID(5, number),
        1_700_000_000_000L,
        action,
        (number + " " + action).getBytes(StandardCharsets.UTF_8));
  }

  private static MarketAction.Listing listing(String symbol, String name) {
    return new MarketAction.Listing(0, symbol, name, "Energy", InstrumentStatus.ACTIVE, null, null);
  }

  private static MarketAction.Listing listing(
      int id, String symbol, InstrumentStatus status, List<String> aliases) {
    return new MarketAction.Listing(id, symbol, symbol + " Inc.", "Energy", status, null, aliases);
  }

  private int id(String symbol) {
    return list.instruments().bySymbol(symbol).id();
  }

  private static Price price(long dollars) {
    return new Price(dollars * 1_000_000_000);
  }
}
