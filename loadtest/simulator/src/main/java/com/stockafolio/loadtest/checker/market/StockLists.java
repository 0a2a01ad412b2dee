package com.stockafolio.loadtest.checker.market;

import com.stockafolio.loadtest.checker.source.Stocks;
import com.stockafolio.loadtest.checker.text.Murmur2;
import com.stockafolio.loadtest.checker.text.UuidText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What each partition of the topic knows of the market. */
public final class StockLists {
  private final StockList[] lists;

  /** Before the first record of a topic of so many partitions. */
  public StockLists(Stocks stocks, int partitions) {
    lists = new StockList[partitions];
    Arrays.setAll(lists, partition -> new StockList(stocks));
  }

  public int partitions() {
    return lists.length;
  }

  /** The list of a partition. */
  public StockList of(int partition) {
    return lists[partition];
  }

  /** The list of the partition in which the user's records lie. */
  public StockList ofUser(long high, long low) {
    byte[] key = UuidText.format(high, low).getBytes(StandardCharsets.US_ASCII);
    return lists[Murmur2.partition(key, lists.length)];
  }

  /**
   * Takes a copy; false where an action before it is missing. One that is known changes nothing.
   *
   * @param recordedAt when it was recorded, in milliseconds since 1970
   */
  public boolean take(Action action, int partition, long recordedAt) {
    StockList list = lists[partition];
    if (action.number() == list.number() + 1) {
      list.take(action, recordedAt);
    }
    return action.number() <= list.number();
  }
}
