package com.stockafolio.portfolio;

import static com.stockafolio.portfolio.Samples.book;
import static com.stockafolio.portfolio.Samples.dollars;
import static com.stockafolio.portfolio.Samples.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.Transfer;
import com.stockafolio.transaction.UserId;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stored form: its bytes are a promise to every checkpoint written. */
@Timeout(120)
class PackedPortfolioTest {

  private static final String USER = "00112233445586778899aabbccddeeff";

  /** Three trades: head; the trades, newest first; the positions. */
  private static final String GOLDEN =
      USER
          + "8701"
          + "0503909bf4998cb2031efaeee285e368"
          + "1c0123456789ab80008000000000000003c4021bc0ac8002000a14d00f"
          + "210123456789ab80008000000000000002029eaef501c1ee6dd0dab889710a14d00f"
          + "1a0123456789ab8000800000000000000102b109c4f86c000a0000"
          + "1102e087e703c087c1cba2cf01d0dab88971"
          + "0ac4021b80f09fbc8e1100";

  /** Head with its sums; transfer, trade with a fee, cash; the position. */
  private static final String MIXED =
      USER
          + "8a01"
          + "85"
          + "03"
          + "80aceecfd7b702"
          + "02"
          + "ff87f493a29b01"
          + "8090dfc04a"
          + "1e"
          + "faeee285e368"
          + "220123456789ab80008000000000000003"
          + "0003"
          + "01"
          + "02"
          + "d904"
          + "8098d3d4ec9b01"
          + "00"
          + "0a14d00f"
          + "210123456789ab80008000000000000002"
          + "0001"
          + "02"
          + "b109"
          + "c4f86c"
          + "8082dc6c"
          + "00"
          + "0a14d00f"
          + "1b0123456789ab80008000000000000001"
          + "0002"
          + "03"
          + "8090dfc04a"
          + "0a0000"
          + "0b02d9048098d3d4ec9b0100";

  private final Portfolio empty = Portfolio.empty(Samples.USER);

  @Test
  void anEmptyPortfolioHasItsGoldenBytes() {
    assertThat(hex(empty)).isEqualTo(USER + "03" + "050000");
  }

  @Test
  void aTradedPortfolioHasItsGoldenBytes() {
    // AAPL has the id 2, MSFT 324.
    Portfolio portfolio = book(empty, "BUY 300 at 178.49", "SELL 100.5 at 180.0001");
    portfolio = book(portfolio, record(3, Side.SELL, "MSFT", "7", "420"));
    assertThat(hex(portfolio)).isEqualTo(GOLDEN);
  }

  /** A deposit, a purchase with a fee, a transfer out of half of it: no trade is without more. */
  @Test
  void aPortfolioOfEveryTypeOfEntryHasItsGoldenBytes() {
    assertThat(hex(mixed())).isEqualTo(MIXED);
  }

  @Test
  void aPortfolioOfEveryTypeOfEntryIsReadBack() {
    Portfolio read = readBack(mixed());
    assertThat(read.recentEntries()).isEqualTo(mixed().recentEntries());
    assertThat(read.totals()).isEqualTo(mixed().totals());
  }

  private Portfolio mixed() {
    long at = 1_800_000_001_000L;
    Portfolio portfolio =
        book(
            empty,
            new TradeRecord(
                10,
                at + 5,
                new CashMovement(
                    Samples.tradeId(1), Samples.USER, dollars("100"), CashKind.INTEREST, at)));
    portfolio =
        book(
            portfolio,
            new TradeRecord(
                20,
                at + 1_005,
                new Trade(
                    Samples.tradeId(2),
                    Samples.USER,
                    "AAPL",
                    Side.BUY,
                    Quantity.parse("300"),
                    Price.parse("178.49"),
                    dollars("2.28"),
                    at + 1_000)));
    return book(
        portfolio,
        new TradeRecord(
            30,
            at + 2_005,
            new Transfer(
                Samples.tradeId(3),
                Samples.USER,
                Direction.OUT,
                "AAPL",
                Quantity.parse("150"),
                Money.ZERO,
                at + 2_000)));
  }

  @Test
  void moreOtherEntriesThanEntriesAreRefused() {
    byte[] bytes = HexFormat.of().parseHex(MIXED);
    bytes[27] = 4;
    assertThatThrownBy(() -> Portfolio.readFrom(new PackedReader(bytes)))
        .hasMessage("4 entries without a trade among 3");
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
          read.recentTrades();
        } catch (IllegalArgumentException expected) {
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(golden.length);
  }

  @Test
  void aPortfolioReadsBackFromAmongOthers() {
    Portfolio first = book(empty, "BUY 300 at 178.49", "SELL 100.5 at 180.0001");
    Portfolio second = book(first, record(3, Side.SELL, "MSFT", "7", "420"));
    PackedWriter writer = new PackedWriter(16);
    first.writeTo(writer);
    empty.writeTo(writer);
    second.writeTo(writer);
    PackedReader reader = new PackedReader(writer.toByteArray());
    assertThat(Portfolio.readFrom(reader)).isEqualTo(first).hasSameHashCodeAs(first);
    assertThat(Portfolio.readFrom(reader)).isEqualTo(empty);
    Portfolio read = Portfolio.readFrom(reader);
    assertThat(read.positions()).isEqualTo(second.positions());
    assertThat(read.recentTrades()).isEqualTo(second.recentTrades());
    assertThat(read.totals()).isEqualTo(second.totals());
    assertThat(reader.remaining()).isZero();
    assertThat(first).isNotEqualTo(second);
    assertThat(empty).isNotEqualTo(Portfolio.empty(new UserId(1, 1)));
  }

  @Test
  void aPortfolioThatWasReadBooksOnAsTheOther() {
    Portfolio live = empty;
    Portfolio stored = empty;
    for (int number = 1; number <= 60; number++) {
      TradeRecord record =
          record(number, number % 3 == 0 ? Side.SELL : Side.BUY, "AAPL", "3.3333", "7.1");
      live = book(live, record);
      stored = readBack(book(stored, record));
      assertThat(stored).isEqualTo(live);
    }
  }

  @Test
  void anotherVersionIsRefused() {
    byte[] bytes = HexFormat.of().parseHex(USER + "03" + "020000");
    assertThatThrownBy(() -> Portfolio.readFrom(new PackedReader(bytes)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a portfolio of version 5: 2");
    byte[] none = HexFormat.of().parseHex(USER + "00");
    assertThatThrownBy(() -> Portfolio.readFrom(new PackedReader(none)))
        .hasMessage("not a portfolio of version 5: empty");
  }

  @Test
  void bytesThatEndTooEarlyAreRefused() {
    Portfolio portfolio = book(empty, "BUY 300 at 178.49", "SELL 100.5 at 180.0001");
    byte[] bytes = HexFormat.of().parseHex(hex(portfolio));
    for (int length = 0; length < bytes.length; length++) {
      PackedReader reader = new PackedReader(bytes, 0, length);
      assertThatThrownBy(() -> Portfolio.readFrom(reader))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void damagedBytesAreRefusedOrAPortfolioThatCanBeRead() {
    Portfolio portfolio = book(empty, "BUY 300 at 178.49", "SELL 100.5 at 180.0001");
    byte[] bytes = HexFormat.of().parseHex(hex(portfolio));
    SplittableRandom random = new SplittableRandom(17);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = bytes.clone();
      damaged[17 + random.nextInt(bytes.length - 17)] = (byte) random.nextInt(256);
      Portfolio read;
      try {
        read = Portfolio.readFrom(new PackedReader(damaged));
      } catch (IllegalArgumentException expected) {
        refused++;
        continue;
      }
      assertThat(read.recentTrades()).hasSizeLessThanOrEqualTo(16);
      assertThat(read.positions()).hasSizeLessThanOrEqualTo(bytes.length);
      assertThat(read.decide(record(9, Side.BUY, "AAPL", "1", "1"), Samples.INSTRUMENTS))
          .isNotNull();
    }
    assertThat(refused).isPositive();
  }

  private static Portfolio readBack(Portfolio portfolio) {
    return Portfolio.readFrom(new PackedReader(HexFormat.of().parseHex(hex(portfolio))));
  }

  private static String hex(Portfolio portfolio) {
    PackedWriter writer = new PackedWriter(256);
    portfolio.writeTo(writer);
    return HexFormat.of().formatHex(writer.toByteArray());
  }
}
