package com.stockafolio.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.entry.BookedCash;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.BookedRevision;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.entry.BookedTransfer;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.entry.RevisionContent;
import com.stockafolio.market.InstrumentName;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.ListHash;
import com.stockafolio.market.ListedAction;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketList;
import com.stockafolio.market.Ratio;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The stored forms, byte for byte. Journals and checkpoints in the field hold these bytes: where a
 * test here fails, the form needs a new version, and the old one must stay readable.
 */
@Timeout(60)
class GoldenBytesTest {
  private static final TradeId ID = new TradeId(-1, -2);
  private static final UserId USER = new UserId(-3, -4);

  private static final EntriesBooked EVENT =
      new EntriesBooked(
          RandomJournal.SOURCE,
          1_000,
          1_020,
          0x7e6f5a4b,
          990,
          1,
          List.of(
              new BookedTrade(
                  1_001,
                  1_795_000_000_123L,
                  1_795_000_000_100L,
                  new TradeId(0x0102030405060708L, 0x1112131415161718L),
                  new UserId(0x2122232425262728L, 0x3132333435363738L),
                  7,
                  Side.BUY,
                  new Quantity(100_000_000_000L),
                  new Price(178_490_000_000L)),
              new BookedTrade(
                  1_019,
                  1_795_000_000_120L,
                  1_795_000_000_140L,
                  new TradeId(-1, -2),
                  new UserId(-3, -4),
                  300,
                  Side.SELL,
                  new Quantity(5),
                  new Price(1))),
          List.of(
              new LedgerRejection(1_005, RejectionReason.DUPLICATE, "first at offset 1001"),
              new LedgerRejection(1_020, RejectionReason.UNKNOWN_SYMBOL, "é")));

  private static final String EVENT_BYTES =
      String.join(
          "",
          "06", // version
          "00", // entries
          "6f2f0f0e5b0b4b7e9d3f3c6f1f0a7b11", // topic id
          "02", // partition
          "e907", // from + 1
          "14", // to - from
          "7e6f5a4b", // fingerprint of the record at to
          "df07", // settled + 1
          "02", // rejections
          "05", // offset - from
          "0a", // DUPLICATE
          "14" + "6669727374206174206f66667365742031303031",
          "0f", // offset: 15 further
          "04", // UNKNOWN_SYMBOL
          "02" + "c3a9",
          "01", // number of the market's list
          "02", // trades
          "01", // offset - from
          "f6f9b2e5bd68", // record time
          "2d", // traded 23 ms before
          "0102030405060708" + "1112131415161718", // trade id
          "2122232425262728" + "3132333435363738", // user id
          "07", // instrument
          "80897a", // +100 shares
          "c4f86c", // price 178.4900
          "12", // offset: 18 further
          "05", // record time: 3 ms earlier
          "28", // traded 20 ms after
          "ffffffffffffffff" + "fffffffffffffffe",
          "fffffffffffffffd" + "fffffffffffffffc",
          "ac02",
          "0009", // -0.000000005 shares
          "0001"); // price 0.000000001

  @Test
  void journalEvent() {
    PackedWriter out = new PackedWriter(16);
    LedgerCodec.write(EVENT, out);

    assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(EVENT_BYTES);
    assertThat(LedgerCodec.readEvent(new PackedReader(HexFormat.of().parseHex(EVENT_BYTES))))
        .isEqualTo(EVENT);
  }

  /** What each type of entry but a plain trade says beside its place, times and ids. */
  @Test
  void entriesOfEachType() {
    assertEntry(
        new BookedTrade(
            9,
            8,
            7,
            ID,
            USER,
            300,
            Side.SELL,
            new Quantity(100_000_000_000L),
            new Price(178_490_000_000L),
            Money.ofHundredMillionths(227_000_000)),
        "00" + "01" + "ac02" + "ff887a" + "c4f86c" + "c0fd9e6c");
    assertEntry(
        new BookedCash(9, 8, 7, ID, USER, CashKind.INTEREST, Money.ofHundredMillionths(-5)),
        "00" + "02" + "03" + "09");
    assertEntry(
        new BookedTransfer(
            9,
            8,
            7,
            ID,
            USER,
            300,
            Direction.IN,
            new Quantity(-100_000_000_000L),
            Money.ofHundredMillionths(-5)),
        "00" + "03" + "00" + "ac02" + "ff887a" + "09");
    assertEntry(
        new BookedTransfer(9, 8, 7, ID, USER, 300, Direction.OUT, new Quantity(5), Money.ZERO),
        "00" + "03" + "01" + "ac02" + "000a");
    assertEntry(
        new BookedRevision(9, 8, 7, ID, USER, revision(EntryType.BUST, null)),
        ("00" + "09" + "ffffffffffffffff" + "fffffffffffffffe" + "02" + "02" + "00")
            + ("05" + "4572726f72")
            + ("01" + "ac02" + "000a" + "09" + "00")
            + ("0a" + "09" + "00"));
    Correction cash = new Correction.OfCash(CashKind.FEE, Money.ofHundredMillionths(-5));
    assertEntry(
        new BookedRevision(9, 8, 7, ID, USER, revision(EntryType.CORRECT, cash)),
        ("00" + "0a" + "ffffffffffffffff" + "fffffffffffffffe" + "02" + "02" + "00")
            + ("04" + "09")
            + ("01" + "ac02" + "000a" + "09" + "00")
            + ("0a" + "09" + "00"));
  }

  private static RevisionContent revision(EntryType type, Correction correction) {
    return new RevisionContent(
        type,
        ID,
        2,
        EntryType.CASH,
        0,
        correction == null ? "Error" : "",
        correction,
        List.of(new PositionMove(300, new Quantity(5), Money.ofHundredMillionths(-5), Money.ZERO)),
        Money.ofHundredMillionths(5),
        Money.ofHundredMillionths(-5),
        Money.ZERO);
  }

  private static void assertEntry(BookedEntry entry, String bytes) {
    PackedWriter out = new PackedWriter(16);
    EntryCodec.write(entry, out);
    assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(bytes);
    PackedReader in = new PackedReader(out.toByteArray());
    assertThat(EntryCodec.read(in, 9, 8, 7, ID, USER)).isEqualTo(entry);
    assertThat(in.remaining()).isZero();
  }

  @Test
  void anUnknownTypeOfEntryIsRefused() {
    PackedReader in = new PackedReader(HexFormat.of().parseHex("00" + "40" + "0000"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EntryCodec.read(in, 9, 8, 7, ID, USER))
        .withMessage("no type of entry has the code 64");
  }

  @Test
  void everyEventIsReadBack() {
    List<EntriesBooked> rows = new RandomJournal(4, 500, 9).rows(new SplittableRandom(4));
    for (EntriesBooked row : rows) {
      PackedWriter out = new PackedWriter(16);
      LedgerCodec.write(row, out);
      PackedReader in = new PackedReader(out.toByteArray());
      assertThat(LedgerCodec.readEvent(in)).isEqualTo(row);
      assertThat(in.remaining()).isZero();
    }
  }

  @Test
  void anEventOfAnotherVersionIsRefused() {
    byte[] bytes = HexFormat.of().parseHex(EVENT_BYTES);
    bytes[0] = 3;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LedgerCodec.readEvent(new PackedReader(bytes)))
        .withMessageContaining("journal event has version 3, which is no longer read here (6 is)");
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] bytes = HexFormat.of().parseHex(EVENT_BYTES);
    for (int length = 0; length < bytes.length; length++) {
      PackedReader in = new PackedReader(bytes, 0, length);
      assertThatIllegalArgumentException().isThrownBy(() -> LedgerCodec.readEvent(in));
    }
  }

  @Test
  void checkpointHeaderSlice() {
    CheckpointHeader header =
        new CheckpointHeader(
            RandomJournal.SOURCE,
            new LastRecord(1_020, 0x7e6f5a4b),
            990,
            List.of(new LedgerRejection(1_005, RejectionReason.OUT_OF_RANGE, "too much")));

    assertThat(headerSlice(header))
        .isEqualTo(
            String.join(
                "",
                "06", // version
                "01", // there is a source
                "6f2f0f0e5b0b4b7e9d3f3c6f1f0a7b11" + "02",
                "fd07", // covered + 1
                "7e6f5a4b", // its fingerprint
                "df07", // settled + 1
                "01", // rejections
                "ed07" + "09" + "08" + "746f6f206d756368",
                "00")); // actions of the market
  }

  @Test
  void checkpointHeaderSliceOfAnEmptyBook() {
    assertThat(headerSlice(new LedgerBook().header()))
        .isEqualTo("0600" + "00" + "00000000" + "00" + "00" + "00");
  }

  @Test
  void aCheckpointOfAnotherVersionIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CheckpointSlices.Loader().add(HexFormat.of().parseHex("0300000000")))
        .withMessageContaining("checkpoint has version 3, which is no longer read here (6 is)");
  }

  private static final ListedAction SPLIT =
      new ListedAction(
          1,
          new UUID(0x0102030405060708L, 0x1112131415161718L),
          1_795_000_000_100L,
          new MarketAction.Split(
              new InstrumentName.BySymbol("NVDA"), new Ratio(1, 10), new Price(12_500_000_000L)),
          ListHash.read(new byte[ListHash.LENGTH]));

  private static final String SPLIT_BYTES =
      String.join(
          "",
          "01", // number
          "0102030405060708" + "1112131415161718", // action id
          "c8f9b2e5bd68", // posted at
          "02", // SPLIT
          "00" + "04" + "4e564441", // by its symbol
          "01" + "0a", // from, to
          "81babbc82e", // cash price + 1
          "20" + "00".repeat(ListHash.LENGTH));

  @Test
  void marketEvent() {
    assertEvent(
        new MarketTaken(
            RandomJournal.SOURCE, 1_000, 1_020, 5, 990, 1_795_000_000_123L, SPLIT, List.of()),
        "06" // version
            + "01" // market
            + "6f2f0f0e5b0b4b7e9d3f3c6f1f0a7b11"
            + "02"
            + "e907" // from + 1
            + "14" // to - from
            + "00000005" // fingerprint
            + "df07" // settled + 1
            + "00" // rejections
            + "f6f9b2e5bd68" // record time
            + "01" // the next
            + SPLIT_BYTES);
    assertEvent(
        new MarketTaken(RandomJournal.SOURCE, 1_000, 1_020, 5, 990, -1, null, List.of()),
        "06"
            + "01"
            + "6f2f0f0e5b0b4b7e9d3f3c6f1f0a7b11"
            + "02"
            + "e907"
            + "14"
            + "00000005"
            + "df07"
            + "00"
            + "01"
            + "00");
  }

  @Test
  void marketOfACheckpoint() {
    LedgerMarket market = LedgerMarket.empty(MarketList.empty());
    market = market.with(market.list().with(SPLIT), 1_019, 1_795_000_000_123L);
    PackedWriter out = new PackedWriter(16);
    MarketForm.write(market, out);
    String bytes = "01" + "fb07" + "f6f9b2e5bd68" + SPLIT_BYTES;
    assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(bytes);
    assertThat(MarketForm.read(new PackedReader(out.toByteArray()))).isEqualTo(market);
  }

  private static void assertEvent(LedgerEvent event, String bytes) {
    PackedWriter out = new PackedWriter(16);
    LedgerCodec.write(event, out);
    assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(bytes);
    assertThat(LedgerCodec.readEvent(new PackedReader(out.toByteArray()))).isEqualTo(event);
  }

  private static String headerSlice(CheckpointHeader header) {
    byte[] slice = new CheckpointSlices(header, new Portfolio[0], 1_024).next();
    return HexFormat.of().formatHex(slice);
  }
}
