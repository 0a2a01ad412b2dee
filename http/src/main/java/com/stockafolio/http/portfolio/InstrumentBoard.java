package com.stockafolio.http.portfolio;

import com.stockafolio.engine.market.MarketBoard;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.failure.Failures;
import com.stockafolio.market.Instruments;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.MarketList;
import com.stockafolio.portfolio.Portfolio;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a node's clients are told of instruments: as its market list has them, which grows while the
 * node runs. Reading it takes no lock.
 */
public final class InstrumentBoard {
  private final MarketBoard market;
  private volatile Known known;

  private record Known(MarketList list, InstrumentTexts texts) {}

  /** The instruments of a board, as it is and as it will be. */
  public InstrumentBoard(MarketBoard market) {
    this.market = market;
    market.follow(this::know);
  }

  /** Those of the file, where the market does nothing. */
  public static InstrumentBoard ofFile() {
    return new InstrumentBoard(
        new MarketBoard(
            number -> CompletableFuture.completedFuture(List.of()),
            MarketKeys.trusting(List.of())));
  }

  private void know(MarketList list) {
    Known before = known;
    boolean same = before != null && before.list.instruments() == list.instruments();
    known = new Known(list, same ? before.texts : new InstrumentTexts(list.instruments()));
  }

  /** The market's list as it is known here. */
  public MarketList list() {
    return known.list;
  }

  /** The instruments of that. */
  public Instruments instruments() {
    return known.list.instruments();
  }

  /** What positions and trades tell of them. */
  public InstrumentTexts texts() {
    return known.texts;
  }

  /**
   * Done once the list is known up to a number; failed with a {@link ListUnknown} where it cannot
   * be read that far.
   */
  public CompletionStage<Void> atLeast(int number) {
    return list().number() >= number
        ? CompletableFuture.completedFuture(null)
        : market
            .atLeast(number)
            .handle(
                (list, failure) -> {
                  if (list().number() < number) {
                    throw new ListUnknown(number, Failures.cause(failure));
                  }
                  return null;
                });
  }

  /** The market's list cannot be read as far as something tells of it. */
  public static final class ListUnknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    ListUnknown(int number, Throwable cause) {
      super("the market's list is not known up to number " + number, cause);
    }
  }

  /** Whether all is known that is to be told of an entry. */
  public boolean knows(RecentEntry entry) {
    MarketList list = list();
    return (!(entry instanceof RecentAction action) || action.number() <= list.number())
        && entry.touched().stream().allMatch(list.instruments()::has);
  }

  /** Whether all is known that is to be told of a portfolio. */
  public boolean knows(Portfolio portfolio) {
    return portfolio.met() <= list().number();
  }

  /** Done once the list is known as it is now; failed where it cannot be read. */
  public CompletionStage<Void> learn() {
    return market.read().thenApply(list -> null);
  }

  /** Done once the list is known as it was within the last second, or cannot be read. */
  public CompletionStage<Void> lately() {
    return market.lately().handle((list, failure) -> null);
  }
}
