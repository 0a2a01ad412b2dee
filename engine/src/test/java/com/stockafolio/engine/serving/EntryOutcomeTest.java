package com.stockafolio.engine.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.EntryOutcome;
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
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a watcher is told of entries it missed is what it would have been told live. */
@Timeout(60)
class EntryOutcomeTest {
  private static final String[] SYMBOLS = {"AAPL", "MSFT", "XOM"};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everySequenceWithinTheWindowGivesWhatWasSeenLive(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Portfolio portfolio = Portfolio.empty(new UserId(seed, 1));
    List<EntryOutcome> live = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      Decision decision = portfolio.decide(record(random, portfolio, i), LedgerHome.INSTRUMENTS);
      portfolio = portfolio.apply(((Decision.Accepted) decision).entry());
      live.add(EntryOutcome.latest(portfolio));

      long sequence = portfolio.sequence();
      long oldest = Math.max(0, sequence - Portfolio.RECENT_ENTRIES);
      for (long after = oldest; after <= sequence; after++) {
        assertThat(EntryOutcome.after(after, portfolio))
            .as("after %d of %d", after, sequence)
            .contains(live.subList((int) after, (int) sequence));
      }
      assertThat(EntryOutcome.after(sequence + 1, portfolio)).isEmpty();
      assertThat(EntryOutcome.after(oldest - 1, portfolio)).isEmpty();
    }
  }

  /** Small odd quantities, so that partial closes round, positions flip and close to zero. */
  private static TradeRecord record(SplittableRandom random, Portfolio portfolio, int offset) {
    String symbol = SYMBOLS[random.nextInt(SYMBOLS.length)];
    Quantity held = portfolio.position(LedgerHome.INSTRUMENTS.bySymbol(symbol).id()).quantity();
    boolean close = held.signum() != 0 && random.nextInt(6) == 0;
    Side side =
        close
            ? (held.signum() > 0 ? Side.SELL : Side.BUY)
            : (random.nextBoolean() ? Side.BUY : Side.SELL);
    Quantity quantity = close ? held.abs() : new Quantity(1 + random.nextLong(7_000_000_000L));
    TradeId id = new TradeId(random.nextLong(), offset);
    long at = 900L + offset;
    Money money = Money.ofHundredMillionths(1 + random.nextLong(9_000_000_000L));
    Transaction transaction =
        switch (random.nextInt(8)) {
          case 0 -> {
            CashKind kind = random.nextBoolean() ? CashKind.DEPOSIT : CashKind.INTEREST;
            yield new CashMovement(id, portfolio.userId(), money, kind, at);
          }
          case 1 -> transfer(random, id, portfolio.userId(), symbol, held, money, at);
          default ->
              new Trade(
                  id,
                  portfolio.userId(),
                  symbol,
                  side,
                  quantity,
                  new Price(1 + random.nextLong(300_000_000_000L)),
                  random.nextInt(3) == 0 ? money : Money.ZERO,
                  at);
        };
    return new TradeRecord(offset * 3L, 1_000L + offset, transaction);
  }

  /** Out of a part of what is held, or in, also against a short position. */
  private static Transfer transfer(
      SplittableRandom random,
      TradeId id,
      UserId user,
      String symbol,
      Quantity held,
      Money cost,
      long at) {
    long part = held.billionths() / (1 + random.nextInt(3));
    if (part != 0 && random.nextBoolean()) {
      return new Transfer(id, user, Direction.OUT, symbol, new Quantity(part), Money.ZERO, at);
    }
    Quantity some = new Quantity(1 + random.nextLong(7_000_000_000L));
    return new Transfer(id, user, Direction.IN, symbol, some, cost, at);
  }
}
