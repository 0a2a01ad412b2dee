package com.stockafolio.ledger;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.market.Instruments;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The records of one source by seed, and the journal events that a ledger makes of them where it
 * cuts its rows at the offsets it is told. The same records cut elsewhere are the same trades.
 */
final class RandomJournal {
  static final SourceId SOURCE =
      new SourceId(UUID.fromString("6f2f0f0e-5b0b-4b7e-9d3f-3c6f1f0a7b11"), 2);
  static final Instruments INSTRUMENTS = Instruments.load();

  private static final String[] SYMBOLS = {"AAPL", "AMZN", "MSFT", "XOM", "NVDA", "NOPE"};

  private final List<TradeRecord> records = new ArrayList<>();

  /** As many records of so many users, with gaps between the offsets as other ledgers leave. */
  RandomJournal(long seed, int size, int users) {
    SplittableRandom random = new SplittableRandom(seed);
    long offset = -1;
    for (int i = 0; i < size; i++) {
      offset += 1 + random.nextInt(4);
      TradeId tradeId =
          i > 3 && random.nextInt(12) == 0
              ? records.get(i - 1 - random.nextInt(3)).transaction().tradeId()
              : new TradeId(random.nextLong(), random.nextLong());
      UserId user = new UserId(seed, random.nextInt(users));
      Transaction transaction = transaction(random, tradeId, user, 1_795_000_000_000L + i * 3L);
      records.add(new TradeRecord(offset, 1_795_000_000_100L + i * 3L, transaction));
    }
  }

  private static Transaction transaction(
      SplittableRandom random, TradeId tradeId, UserId user, long at) {
    String symbol = SYMBOLS[random.nextInt(SYMBOLS.length)];
    long quantity = fine(random, 5_000_000);
    int sign = random.nextBoolean() ? 1 : -1;
    Money amount = Money.ofHundredMillionths(sign * (1 + random.nextLong(9_000_000_000L)));
    return switch (random.nextInt(8)) {
      case 0 -> new CashMovement(tradeId, user, amount, CashKind.INTEREST, at);
      case 1 -> {
        Direction direction = random.nextBoolean() ? Direction.IN : Direction.OUT;
        Money cost = direction == Direction.IN ? amount : Money.ZERO;
        yield new Transfer(
            tradeId, user, direction, symbol, new Quantity(sign * quantity), cost, at);
      }
      default ->
          new Trade(
              tradeId,
              user,
              symbol,
              sign > 0 ? Side.BUY : Side.SELL,
              new Quantity(quantity),
              new Price(fine(random, 9_000_000)),
              random.nextInt(4) == 0 ? amount.abs() : Money.ZERO,
              at);
    };
  }

  /** The last record's offset. */
  long end() {
    return records.get(records.size() - 1).offset();
  }

  /** The journal of rows that end at random offsets, the last one at {@link #end}. */
  List<EntriesBooked> rows(SplittableRandom random) {
    List<EntriesBooked> rows = new ArrayList<>();
    Map<UserId, Portfolio> portfolios = new HashMap<>();
    long from = -1;
    int next = 0;
    while (from < end()) {
      long to = Math.min(end(), from + 1 + random.nextInt(30));
      List<BookedEntry> entries = new ArrayList<>();
      List<LedgerRejection> rejections = new ArrayList<>();
      for (; next < records.size() && records.get(next).offset() <= to; next++) {
        TradeRecord record = records.get(next);
        Portfolio before =
            portfolios.computeIfAbsent(
                record.transaction().userId(), user -> Portfolio.empty(user));
        Decision decision = before.decide(record, INSTRUMENTS);
        if (decision instanceof Decision.Accepted accepted) {
          entries.add(accepted.entry());
          portfolios.put(before.userId(), before.apply(accepted.entry()));
        } else if (decision instanceof Decision.Rejected rejected) {
          rejections.add(
              new LedgerRejection(record.offset(), rejected.reason(), rejected.detail()));
        }
      }
      long settled = Math.max(-1, from - 40);
      rows.add(new EntriesBooked(SOURCE, from, to, 0, settled, 0, entries, rejections));
      from = to;
    }
    return rows;
  }

  /** A book of these events, folded one after another. */
  static LedgerBook fold(List<EntriesBooked> events) {
    LedgerBook book = new LedgerBook();
    events.forEach(book::fold);
    return book;
  }

  /** Mostly with four decimals, some with nine. */
  private static long fine(SplittableRandom random, long tenThousandths) {
    long coarse = (1 + random.nextLong(tenThousandths)) * 100_000;
    return random.nextInt(4) == 0 ? coarse - random.nextLong(100_000) : coarse;
  }
}
