package com.stockafolio.portfolio;

import static com.stockafolio.portfolio.Samples.book;
import static com.stockafolio.portfolio.Samples.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.ActionOutcome;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.market.InstrumentName;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.Ratio;
import com.stockafolio.transaction.EntryType;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stored form of what the market did: its bytes are a promise to every checkpoint written. */
@Timeout(120)
class PackedActionTest {
  private static final String USER = "00112233445586778899aabbccddeeff";
  private static final InstrumentName APPLE = new InstrumentName.BySymbol("AAPL");
  private static final InstrumentName MICROSOFT = new InstrumentName.BySymbol("MSFT");
  private static final MarketAction DIVIDEND =
      new MarketAction.Dividend(APPLE, Price.parse("0.24"));

  /** Head; actions of each type, newest first, and a trade; no older ids; the positions. */
  private static final String GOLDEN =
      USER
          + "d502"
          + ("e5" + "08" + "08" + "80dd929ff407")
          + ("07" + "80d8a7f305" + "80d8a7f305")
          + ("55" + "80bde385e368")
          // A split out of range.
          + ("1a" + id(8) + "0004" + "08" + "c402" + "80" + "00" + "14d00f")
          // A split.
          + ("23" + id(7) + "0004" + "07" + "c402" + "01")
          + ("c402" + "cde5f78c02" + "00" + "00" + "00" + "14d00f")
          // A merger, both positions moved.
          + ("37" + id(6) + "0008" + "06" + "02" + "02")
          + ("02" + "a70a" + "b7d6d4a5ba06" + "c38bb98202")
          + ("c402" + "9104" + "f4a2fbb3c204" + "00" + "80a8a0eff501" + "28a01f")
          + ("19" + id(4) + "0005" + "04" + "02" + "00" + "00" + "14d00f")
          + ("1e" + id(3) + "0004" + "03" + "02" + "01" + "02" + "a509" + "00" + "00" + "00"
              + "14d00f")
          // A spin-off with cash for the fraction.
          + ("34" + id(2) + "0007" + "02" + "02" + "02" + "02" + "01" + "c786bef9b901" + "00")
          + ("c402" + "25" + "dcd7ccbfb101" + "b8d4adc301" + "a4839ffd09" + "14d00f")
          + ("1c" + id(1) + "0006" + "01" + "02" + "00" + "80d8a7f305" + "0a" + "09")
          + ("1a" + "0123456789ab80008000000000000001" + "02" + "8501" + "b49019" + "00" + "0a0000")
          + "00"
          + ("08" + "02" + "01" + "00" + "c38bb98202")
          + ("12" + "c402" + "81eaf78c02" + "d0fac7f3f305" + "b8d4adc301");

  /** The number of ids and one; the position. */
  private static final String IDS =
      ("01" + "0123456789ab80008000000000000001") + ("08" + "02" + "09" + "80d0acf30e" + "00");

  private final SampleMarket market = new SampleMarket();
  private Portfolio portfolio = Portfolio.empty(Samples.USER);

  @Test
  void eachTypeOfActionHasItsGoldenBytes() {
    Portfolio all = ofEachType();
    assertThat(hex(all)).isEqualTo(GOLDEN);
    assertThat(all.recentEntries())
        .extracting(RecentEntry::type)
        .containsExactly(
            EntryType.SPLIT,
            EntryType.SPLIT,
            EntryType.MERGER,
            EntryType.RENAME,
            EntryType.SPLIT,
            EntryType.SPINOFF,
            EntryType.DIVIDEND,
            EntryType.TRADE);
    Portfolio read = read(GOLDEN);
    assertThat(read).isEqualTo(all);
    assertThat(read.recentEntries()).isEqualTo(all.recentEntries());
  }

  @Test
  void idsThatWerePushedOutHaveTheirGoldenBytes() {
    withIds();
    assertThat(hex(portfolio)).startsWith(USER + "8304" + "e5" + "0f" + "11").endsWith(IDS);
    assertThat(read(hex(portfolio)).recentIds())
        .containsExactly(Samples.tradeId(2), Samples.tradeId(1));
  }

  /** Who meets nothing pays for the number alone, and nothing before there is one. */
  @Test
  void withoutActionsTheNumberIsAllThatIsAdded() {
    portfolio = book(portfolio, "BUY 1 at 10", "SELL 3 at 11");
    String before = hex(portfolio);
    int bytes = portfolio.packedBytes();
    meet(new MarketAction.Dividend(MICROSOFT, Price.parse("1")), 1);
    assertThat(portfolio.packedBytes()).isEqualTo(bytes + 1);
    assertThat(hex(portfolio).substring(38)).isEqualTo(before.substring(36));
    meet(new MarketAction.Dividend(MICROSOFT, Price.parse("1")), 126);
    assertThat(portfolio.packedBytes()).isEqualTo(bytes + 1);
    meet(new MarketAction.Dividend(MICROSOFT, Price.parse("1")), 1);
    assertThat(portfolio.packedBytes()).isEqualTo(bytes + 2);
    assertThat(portfolio.meet(market.now(), pageEnd -> {})).isSameAs(portfolio);
  }

  @Test
  void theLargestEntryHasRoomInItsLength() {
    Money most = Position.MAX_COST.plus(Position.MAX_COST).negated();
    Quantity shares = Quantity.MAX;
    ActionOutcome outcome =
        new ActionOutcome(
            List.of(
                new PositionMove(65_534, new Quantity(-shares.billionths()), most, most),
                new PositionMove(65_535, shares, most.negated(), most.negated())),
            most,
            false);
    RecentAction action =
        new RecentAction(
            1,
            Long.MAX_VALUE,
            Samples.tradeId(1),
            EntryType.MERGER,
            Integer.MAX_VALUE,
            65_535,
            outcome,
            Long.MIN_VALUE);
    PackedWriter writer = new PackedWriter(16);
    PackedEntry.write(writer, action, 0, 0);
    byte[] bytes = writer.toByteArray();
    assertThat(bytes.length).isEqualTo(1 + (bytes[0] & 0xff));
    PackedReader reader = new PackedReader(bytes, 1, bytes.length - 1);
    assertThat(PackedEntry.read(reader, 1, Long.MAX_VALUE, Long.MIN_VALUE)).isEqualTo(action);
  }

  /** Whatever one damaged byte makes of it: a portfolio, or the promised exception. */
  @Test
  void damagedBytesAreReadOrRefusedButNeverLeadAstray() {
    byte[] golden = HexFormat.of().parseHex(GOLDEN);
    int refused = 0;
    for (int at = 0; at < golden.length; at++) {
      for (int value = 0; value < 256; value++) {
        byte[] damaged = golden.clone();
        damaged[at] = (byte) value;
        try {
          Portfolio read = Portfolio.readFrom(new PackedReader(damaged));
          read.positions();
          read.recentIds();
          read.totals();
          read.decide(record(9, Side.BUY, "AAPL", "1", "1"), Samples.INSTRUMENTS);
        } catch (IllegalArgumentException expected) {
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(golden.length);
  }

  @Test
  void whatContradictsItselfIsRefused() {
    refuse(GOLDEN.replace(USER + "d502e5", USER + "d502c5"), "actions that the first byte");
    refuse(GOLDEN.replace("e50808", "e50708"), "action 8 where 7 is met");
    String ids = hex(withIds());
    refuse(ids.replace(IDS, "11" + "00".repeat(17 * 16) + IDS.substring(34)), "17 older ids");
  }

  private Portfolio withIds() {
    portfolio = book(portfolio, "BUY 1 at 10", "BUY 1 at 10");
    meet(DIVIDEND, 15);
    return portfolio;
  }

  private static void refuse(String hex, String message) {
    byte[] bytes = HexFormat.of().parseHex(hex.substring(USER.length() + 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedCheck.check(bytes))
        .withMessageContaining(message);
  }

  private static Portfolio read(String hex) {
    return Portfolio.readFrom(new PackedReader(HexFormat.of().parseHex(hex)));
  }

  private Portfolio ofEachType() {
    portfolio = book(portfolio, "BUY 33 at 41.17");
    meet(DIVIDEND, 1);
    meet(
        new MarketAction.SpinOff(
            APPLE, MICROSOFT, new Ratio(7, 2), 183_700_000, Price.parse("31.25")),
        1);
    meet(new MarketAction.Split(APPLE, new Ratio(1, 10), null), 1);
    meet(new MarketAction.Rename(APPLE, "AAPX"), 1);
    meet(new MarketAction.Dividend(new InstrumentName.BySymbol("XOM"), Price.parse("1")), 1);
    meet(
        new MarketAction.Merger(
            APPLE, MICROSOFT, new Ratio(5, 2), Price.parse("1"), 700_000_000, null),
        1);
    meet(new MarketAction.Split(MICROSOFT, new Ratio(1, 1_000_000), null), 2);
    return portfolio;
  }

  private static String id(int number) {
    return "0000000000000009" + "%016x".formatted(number);
  }

  private void meet(MarketAction action, int times) {
    for (int i = 0; i < times; i++) {
      market.take(action);
    }
    portfolio = portfolio.meet(market.now(), pageEnd -> {});
  }

  private static String hex(Portfolio portfolio) {
    PackedWriter writer = new PackedWriter(256);
    portfolio.writeTo(writer);
    return HexFormat.of().formatHex(writer.toByteArray());
  }
}
