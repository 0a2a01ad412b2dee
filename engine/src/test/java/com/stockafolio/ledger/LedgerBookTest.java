package com.stockafolio.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an event does to a book: each rule of the fold by itself. */
@Timeout(60)
class LedgerBookTest {
  private static final SourceId SOURCE = RandomJournal.SOURCE;
  private static final UserId ANNA = new UserId(1, 1);
  private static final UserId BEN = new UserId(1, 2);

  private final LedgerBook book = new LedgerBook();

  @Test
  void anEmptyBookCoversNothing() {
    assertThat(book.source()).isNull();
    assertThat(book.covered()).isEqualTo(-1);
    assertThat(book.size()).isZero();
    assertThat(book.portfolio(ANNA)).isEqualTo(Portfolio.empty(ANNA));
    assertThat(book.size()).as("asking adds nobody").isZero();
  }

  @Test
  void anEventIsBookedAndCovered() {
    assertThat(book.fold(event(-1, 9, trade(3, ANNA), trade(5, BEN), trade(9, ANNA)))).isEqualTo(3);

    assertThat(book.source()).isEqualTo(SOURCE);
    assertThat(book.covered()).isEqualTo(9);
    assertThat(book.size()).isEqualTo(2);
    assertThat(book.portfolio(ANNA).sequence()).isEqualTo(2);
    assertThat(book.portfolio(BEN).sequence()).isEqualTo(1);
  }

  @Test
  void anEventWithoutTradesCoversItsRange() {
    assertThat(book.fold(event(-1, 400))).isZero();
    assertThat(book.covered()).isEqualTo(400);
  }

  @Test
  void whatIsCoveredIsSkipped() {
    EntriesBooked event = event(-1, 9, trade(3, ANNA), trade(9, BEN));
    book.fold(event);
    byte[] before = book.canonicalBytes();

    assertThat(book.fold(event)).isZero();
    assertThat(book.fold(event(-1, 5, trade(3, ANNA)))).isZero();

    assertThat(book.canonicalBytes()).isEqualTo(before);
  }

  @Test
  void anOverlappingEventIsAppliedInPart() {
    book.fold(event(-1, 5, trade(3, ANNA), trade(5, ANNA)));

    assertThat(book.fold(event(2, 8, trade(3, ANNA), trade(5, ANNA), trade(8, ANNA)))).isEqualTo(1);

    assertThat(book.covered()).isEqualTo(8);
    assertThat(book.portfolio(ANNA).sequence()).isEqualTo(3);
    assertThat(book.portfolio(ANNA).latestEntry().offset()).isEqualTo(8);
  }

  @Test
  void anEventBeyondWhatIsCoveredIsAHole() {
    book.fold(event(-1, 5, trade(3, ANNA)));

    assertThatThrownBy(() -> book.fold(event(6, 9, trade(9, ANNA))))
        .isInstanceOf(JournalHole.class)
        .hasMessage("Nothing is journaled between offset 5 and 6");
    assertThatThrownBy(() -> new LedgerBook().fold(event(0, 9, trade(9, ANNA))))
        .isInstanceOf(JournalHole.class);
    assertThat(book.covered()).isEqualTo(5);
    assertThat(book.portfolio(ANNA).sequence()).isEqualTo(1);
  }

  @Test
  void anEventBeyondWhatIsCoveredIsStrandedUntilThatIs() {
    EntriesBooked later = event(5, 9, trade(9, ANNA));
    assertThat(book.isStranded(later)).isTrue();
    book.fold(event(-1, 4, trade(3, ANNA)));
    assertThat(book.isStranded(later)).isTrue();
    book.fold(event(4, 5));
    assertThat(book.isStranded(later)).isFalse();
    assertThat(book.isStranded(event(2, 9))).isFalse();
    SourceId other = new SourceId(SOURCE.topicId(), SOURCE.partition() + 1);
    assertThat(book.isStranded(new EntriesBooked(other, 50, 60, 0, -1, 0, List.of(), List.of())))
        .as("another source's is no hole of this one")
        .isFalse();
  }

  @Test
  void anotherSourceIsAHoleWhateverItsOffsets() {
    book.fold(event(-1, 5, trade(3, ANNA)));
    SourceId other = new SourceId(SOURCE.topicId(), SOURCE.partition() + 1);
    EntriesBooked foreign =
        new EntriesBooked(other, -1, 5, 0, -1, 0, List.of(trade(4, ANNA)), List.of());

    assertThatThrownBy(() -> book.fold(foreign))
        .isInstanceOf(JournalHole.class)
        .hasMessageContaining(SOURCE.toString())
        .hasMessageContaining(other.toString());
  }

  @Test
  void rejectionsAreKeptUntilSettledAndToldByRange() {
    book.fold(rejecting(-1, 10, -1, 2, 7, 10));

    assertThat(offsets(book.rejections(-1, 10))).containsExactly(2L, 7L, 10L);
    assertThat(offsets(book.rejections(2, 7))).as("exclusive, inclusive").containsExactly(7L);

    book.fold(rejecting(10, 20, 7, 15));
    assertThat(offsets(book.rejections(-1, 20))).containsExactly(10L, 15L);

    book.fold(rejecting(20, 30, 6));
    assertThat(offsets(book.rejections(-1, 30)))
        .as("an older word on what is settled takes nothing back")
        .containsExactly(10L, 15L);

    book.fold(rejecting(30, 40, 30));
    assertThat(book.rejections(-1, 40)).isEmpty();
  }

  @Test
  void anOverlappingEventAddsNoRejectionTwice() {
    book.fold(rejecting(-1, 10, -1, 2, 7));
    book.fold(rejecting(4, 12, -1, 7, 12));

    assertThat(offsets(book.rejections(-1, 12))).containsExactly(2L, 7L, 12L);
  }

  @Test
  void committingLeadsWhereFoldingLeads() {
    for (long seed = 1; seed <= 5; seed++) {
      List<EntriesBooked> rows = new RandomJournal(seed, 400, 12).rows(new SplittableRandom(seed));
      LedgerBook folded = new LedgerBook();
      LedgerBook committed = new LedgerBook();
      for (EntriesBooked row : rows) {
        byte[] before = folded.canonicalBytes();
        folded.fold(row);
        RowUsers users =
            committed.usersOf(row.entries().stream().map(RowUsersTest::record).toList());
        for (int i = 0; i < row.entries().size(); i++) {
          users.decided(i, users.portfolio(i).apply(row.entries().get(i)));
        }
        assertThat(committed.canonicalBytes()).as("not yet").isEqualTo(before);
        committed.commit(row, users);
        assertThat(committed.canonicalBytes()).isEqualTo(folded.canonicalBytes());
      }
    }
  }

  @Test
  void aCommitThatDoesNotFollowIsRefused() {
    book.fold(event(-1, 5, trade(3, ANNA)));

    RowUsers nobody = book.usersOf(List.of());
    assertThatThrownBy(() -> book.commit(event(4, 9), nobody)).isInstanceOf(JournalHole.class);
    assertThatThrownBy(() -> book.commit(event(6, 9), nobody)).isInstanceOf(JournalHole.class);
    assertThatThrownBy(() -> book.commit(event(-1, 5), nobody)).isInstanceOf(JournalHole.class);
    assertThat(book.covered()).isEqualTo(5);
  }

  @Test
  void aCaptureStaysAsItWas() {
    book.fold(event(-1, 5, trade(3, ANNA)));
    Portfolio[] captured = book.capture();
    book.fold(event(5, 9, trade(7, ANNA), trade(9, BEN)));

    assertThat(captured).hasSize(1);
    assertThat(captured[0].sequence()).isEqualTo(1);
  }

  /** Rows of two writers, between whose readings the source was cut and written over. */
  @Test
  void rowsOfTwoLogsAreNotMixed() {
    BookedTrade booked = trade(9, ANNA);
    book.fold(printed(-1, 9, RecordPrint.of(booked), booked));
    byte[] before = book.canonicalBytes();

    EntriesBooked same = printed(4, 12, 3, booked, trade(12, BEN));
    EntriesBooked endsThere = printed(4, 9, 3, trade(9, BEN));
    EntriesBooked goesOn = printed(4, 12, 3, trade(9, BEN), trade(12, BEN));
    EntriesBooked hasNoneThere = printed(4, 12, 3, trade(8, BEN), trade(12, BEN));
    for (EntriesBooked other : List.of(endsThere, goesOn, hasNoneThere)) {
      assertThatThrownBy(() -> book.fold(other))
          .isInstanceOf(JournalHole.class)
          .hasMessage(
              "Two records were journaled for offset 9: the source was cut and written over");
      assertThat(book.canonicalBytes()).isEqualTo(before);
    }
    assertThat(book.fold(same)).isEqualTo(1);
    assertThat(book.last()).isEqualTo(new LastRecord(12, 3));
  }

  private static EntriesBooked printed(long from, long to, int print, BookedTrade... trades) {
    return new EntriesBooked(SOURCE, from, to, print, -1, 0, List.of(trades), List.of());
  }

  private static List<Long> offsets(List<LedgerRejection> rejections) {
    return rejections.stream().map(LedgerRejection::offset).toList();
  }

  private static EntriesBooked event(long from, long to, BookedTrade... trades) {
    return new EntriesBooked(SOURCE, from, to, 0, -1, 0, List.of(trades), List.of());
  }

  private static EntriesBooked rejecting(long from, long to, long settled, long... offsets) {
    List<LedgerRejection> rejections =
        Arrays.stream(offsets)
            .mapToObj(at -> new LedgerRejection(at, RejectionReason.UNKNOWN_SYMBOL, "at " + at))
            .toList();
    return new EntriesBooked(SOURCE, from, to, 0, settled, 0, List.of(), rejections);
  }

  private static BookedTrade trade(long offset, UserId user) {
    return new BookedTrade(
        offset,
        1_000 + offset,
        900 + offset,
        new TradeId(7, offset),
        user,
        1,
        Side.BUY,
        new Quantity(2_000_000_000L),
        new Price(15_000_000_000L));
  }
}
