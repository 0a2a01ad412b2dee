package com.stockafolio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.BookedRevision;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentRevision;
import com.stockafolio.entry.RevisionContent;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.EntryType;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes of busts and corrections within a portfolio. */
class PackedRevisionTest {
  private static final Money ONE = Money.ofHundredMillionths(1);

  @Test
  void aBust() {
    assertBytes(
        new RevisionContent(
            EntryType.BUST,
            Samples.tradeId(1),
            300,
            EntryType.TRADE,
            324,
            "Error",
            null,
            List.of(new PositionMove(324, Quantity.parse("-100"), ONE.negated(), ONE)),
            ONE,
            Money.ZERO,
            ONE.negated()),
        "3b"
            + "0123456789ab80008000000000000009"
            + ("00" + "09")
            + "0123456789ab80008000000000000001"
            + ("ac02" + "01" + "c402")
            + ("05" + "4572726f72")
            + ("01" + "c402" + "ff887a" + "01" + "02")
            + ("02" + "00" + "01")
            + ("02" + "0a" + "06"));
  }

  @Test
  void aCorrectionOfEachKind() {
    assertThat(form(new Correction.OfTrade(Side.SELL, Quantity.parse("5"), Price.parse("2"), ONE)))
        .isEqualTo("01" + "d08603" + "a09c01" + "01");
    assertThat(form(new Correction.OfCash(CashKind.INTEREST, ONE.negated())))
        .isEqualTo("03" + "01");
    assertThat(form(new Correction.OfTransfer(Direction.OUT, Quantity.parse("5"), Money.ZERO)))
        .isEqualTo("01" + "a08d06" + "00");
  }

  /** Its length is in two bytes more, and what is behind it is found. */
  @Test
  void aLongOne() {
    List<PositionMove> moves = new ArrayList<>();
    for (int i = 1; i <= 1000; i++) {
      moves.add(new PositionMove(65_000 + i, Quantity.MAX, Money.ZERO, ONE));
    }
    RevisionContent content =
        new RevisionContent(
            EntryType.BUST,
            Samples.tradeId(1),
            1,
            EntryType.CASH,
            0,
            "",
            null,
            moves,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO);
    PackedWriter out = new PackedWriter(16);
    PackedEntry.write(out, booked(content), 0, 0, 3, 2);
    int length = out.size();
    PackedEntry.write(out, booked(bust(content)), 0, 0, 3, 2);
    byte[] bytes = out.toByteArray();
    assertThat(bytes[0]).isEqualTo((byte) 255);
    assertThat((bytes[1] & 0xff) << 8 | bytes[2] & 0xff).isEqualTo(length - 3);
    assertThat(PackedEntry.hop(bytes, 0, 1)).isEqualTo(length);
    assertThat(PackedEntry.hop(bytes, 0, 2)).isEqualTo(bytes.length);
    assertThat(PackedEntry.isAction(bytes, 0)).isFalse();
    PackedReader in = new PackedReader(bytes);
    int end = PackedEntry.readEnd(in);
    assertThat(end).isEqualTo(length);
    assertThat(((RecentRevision) PackedEntry.read(in, 9, 13, 8)).content()).isEqualTo(content);
    in.readZigzag();
    in.readZigzag();
    PackedEntry.checkEnd(in, end);
  }

  private static RevisionContent bust(RevisionContent other) {
    return new RevisionContent(
        EntryType.BUST,
        other.of(),
        1,
        EntryType.CASH,
        0,
        "",
        null,
        List.of(),
        Money.ZERO,
        Money.ZERO,
        Money.ZERO);
  }

  private static BookedRevision booked(RevisionContent content) {
    return new BookedRevision(13, 8, 7, Samples.tradeId(9), Samples.USER, content);
  }

  private static String form(Correction correction) {
    PackedWriter out = new PackedWriter(16);
    CorrectionForm.write(correction, out);
    PackedReader in = new PackedReader(out.toByteArray());
    assertThat(CorrectionForm.read(correction.type(), in)).isEqualTo(correction);
    assertThat(in.remaining()).isZero();
    return HexFormat.of().formatHex(out.toByteArray());
  }

  private static void assertBytes(RevisionContent content, String bytes) {
    PackedWriter out = new PackedWriter(16);
    PackedEntry.write(out, booked(content), 0, 0, 8, 5);
    assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(bytes);
    PackedReader in = new PackedReader(out.toByteArray());
    PackedEntry.readEnd(in);
    RecentEntry read = PackedEntry.read(in, 301, 13, 8);
    assertThat(read).isEqualTo(new RecentRevision(301, 13, Samples.tradeId(9), content, 7, 8));
  }
}
