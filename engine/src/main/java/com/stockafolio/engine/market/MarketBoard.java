package com.stockafolio.engine.market;

import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.MarketList;
import com.stockafolio.market.text.MarketJson;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The market's list as a node has read it from the table: never behind what it was before, and read
 * again when something tells of a higher number. Safe to share.
 */
public final class MarketBoard {
  private static final long LATELY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final IntFunction<CompletionStage<List<MarketTable.Numbered>>> after;
  private final MarketKeys keys;
  private final List<Consumer<MarketList>> followers = new CopyOnWriteArrayList<>();
  private volatile MarketList list = MarketList.empty();
  private volatile long readNanos = System.nanoTime() - LATELY_NANOS;

  /** The reading that is under way; null for none. */
  private CompletableFuture<MarketList> reading;

  /**
   * A board that has read nothing yet.
   *
   * @param after the next records of the table after a number
   * @param keys by which they are signed
   */
  public MarketBoard(
      IntFunction<CompletionStage<List<MarketTable.Numbered>>> after, MarketKeys keys) {
    this.after = after;
    this.keys = keys;
  }

  /** The list as it is known here. */
  public MarketList list() {
    return list;
  }

  /** Tells the list as it is, and longer ones as they are read, in their order. */
  public synchronized void follow(Consumer<MarketList> follower) {
    followers.add(follower);
    follower.accept(list);
  }

  /** The list once it is known up to a number; the table is read where it is not. */
  public CompletionStage<MarketList> atLeast(int number) {
    return list.number() >= number ? CompletableFuture.completedFuture(list) : read();
  }

  /** The list as it was when it ended with a number; failed where it does not go that far. */
  public CompletionStage<MarketList> upTo(int number) {
    return atLeast(number)
        .thenApply(
            longer -> {
              if (longer.number() < number) {
                throw new IllegalStateException(
                    "the market's table ends with number %d, not %d"
                        .formatted(longer.number(), number));
              }
              MarketList then = MarketList.empty();
              while (then.number() < number) {
                then = then.with(longer.action(then.number() + 1));
              }
              return then;
            });
  }

  /**
   * Reads what the table has by now; those who ask while it is read get the same answer.
   *
   * @return the list then; failed where the table cannot be read
   */
  public synchronized CompletionStage<MarketList> read() {
    CompletableFuture<MarketList> mine = reading;
    if (mine == null) {
      readNanos = System.nanoTime();
      mine = new CompletableFuture<>();
      reading = mine;
      more(mine); // may be done at once
    }
    return mine.minimalCompletionStage();
  }

  /**
   * The list as the table had it within the last second: for questions that anybody may ask often.
   */
  public CompletionStage<MarketList> lately() {
    return System.nanoTime() - readNanos < LATELY_NANOS
        ? CompletableFuture.completedFuture(list)
        : read();
  }

  private void more(CompletableFuture<MarketList> begun) {
    // What fails at once fails as what fails later.
    CompletableFuture.completedFuture(list.number())
        .thenCompose(after::apply)
        .whenComplete(
            (rows, failure) -> {
              try {
                if (failure != null) {
                  ended(begun);
                  begun.completeExceptionally(failure);
                } else if (rows.isEmpty()) {
                  ended(begun);
                  begun.complete(list);
                } else {
                  take(rows);
                  more(begun);
                }
              } catch (RuntimeException unreadable) {
                ended(begun);
                begun.completeExceptionally(unreadable);
              }
            });
  }

  private synchronized void take(List<MarketTable.Numbered> rows) {
    for (MarketTable.Numbered row : rows) {
      list = list.with(list.listed(MarketJson.read(row.value(), keys)));
    }
    followers.forEach(follower -> follower.accept(list));
  }

  private synchronized void ended(CompletableFuture<MarketList> begun) {
    if (reading == begun) {
      reading = null;
    }
  }
}
