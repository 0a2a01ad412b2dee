package com.stockafolio.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.BookedCash;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.entry.BookedTransfer;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import com.stockafolio.transaction.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordPrintTest {
  private static final byte[] KEY = {1, 2};
  private static final byte[] VALUE = {3};
  private static final TradeId ID = new TradeId(1, 2);
  private static final UserId USER = new UserId(3, 4);

  @Test
  void aBookedTradeHasTheFingerprintOfItsRecord() {
    BookedTrade booked =
        new BookedTrade(
            7,
            1_000,
            900,
            new TradeId(1, 2),
            new UserId(3, 4),
            5,
            Side.SELL,
            new Quantity(6),
            new Price(8));
    assertThat(RecordPrint.of(booked)).isEqualTo(RecordPrint.of(read(1_000, 2)));
  }

  @Test
  void aBookedEntryOfAnyTypeHasTheFingerprintOfItsRecord() {
    Quantity six = new Quantity(6);
    Money ten = Money.ofHundredMillionths(10);
    Set<Integer> prints = new HashSet<>();
    prints.add(RecordPrint.of(read(1_000, 2)));
    for (Transaction said :
        List.of(
            new Trade(ID, USER, "AAPL", Side.SELL, six, new Price(8), ten, 900),
            new CashMovement(ID, USER, ten, CashKind.DEPOSIT, 900),
            new CashMovement(ID, USER, ten, CashKind.INTEREST, 900),
            new CashMovement(ID, USER, ten.negated(), CashKind.INTEREST, 900),
            new Transfer(ID, USER, Direction.IN, "AAPL", six, ten, 900),
            new Transfer(ID, USER, Direction.IN, "AAPL", six, Money.ZERO, 900),
            new Transfer(ID, USER, Direction.OUT, "AAPL", six, Money.ZERO, 900))) {
      int print = RecordPrint.of(new TradeRecord(7, 1_000, said));
      assertThat(RecordPrint.of(booked(said))).as("%s", said).isEqualTo(print);
      prints.add(print);
    }
    assertThat(prints).hasSize(8).doesNotContain(RecordPrint.UNKNOWN);
  }

  @Test
  void anotherTimeOrTradeIsAnotherRecord() {
    Set<Integer> prints = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      prints.add(RecordPrint.of(read(1_000 + i, 2)));
      prints.add(RecordPrint.of(read(999, 2 + i)));
    }
    assertThat(prints).hasSize(200).doesNotContain(RecordPrint.UNKNOWN);
  }

  @Test
  void bytesAreToldApartByWhereTheyStand() {
    Set<Integer> prints = new HashSet<>();
    prints.add(RecordPrint.of(1, KEY, VALUE));
    prints.add(RecordPrint.of(2, KEY, VALUE));
    prints.add(RecordPrint.of(1, VALUE, KEY));
    prints.add(RecordPrint.of(1, null, new byte[] {1, 2, 3}));
    prints.add(RecordPrint.of(1, new byte[] {1, 2, 3}, null));
    prints.add(RecordPrint.of(1, new byte[] {1, 2, 3}, new byte[0]));
    assertThat(prints).hasSize(6);
    assertThat(RecordPrint.of(1, KEY.clone(), VALUE.clone()))
        .isEqualTo(RecordPrint.of(1, KEY, VALUE));
  }

  @Test
  void whatIsUnknownIsTheSameAsAnything() {
    assertThat(RecordPrint.same(RecordPrint.UNKNOWN, 5)).isTrue();
    assertThat(RecordPrint.same(5, RecordPrint.UNKNOWN)).isTrue();
    assertThat(RecordPrint.same(5, 5)).isTrue();
    assertThat(RecordPrint.same(5, 6)).isFalse();
  }

  private static BookedEntry booked(Transaction said) {
    if (said instanceof Trade trade) {
      return new BookedTrade(
          7, 1_000, 900, ID, USER, 5, trade.side(), trade.quantity(), trade.price(), trade.fee());
    }
    if (said instanceof CashMovement cash) {
      return new BookedCash(7, 1_000, 900, ID, USER, cash.kind(), cash.amount());
    }
    Transfer transfer = (Transfer) said;
    return new BookedTransfer(
        7,
        1_000,
        900,
        ID,
        USER,
        5,
        transfer.direction(),
        transfer.quantity(),
        transfer.costBasis());
  }

  private static TradeRecord read(long recordedAtMillis, long id) {
    return new TradeRecord(
        7,
        recordedAtMillis,
        new Trade(
            new TradeId(1, id),
            new UserId(3, 4),
            "AAPL",
            Side.SELL,
            new Quantity(6),
            new Price(8),
            900));
  }
}
