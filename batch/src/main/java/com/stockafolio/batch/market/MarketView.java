package com.stockafolio.batch.market;

import java.util.ArrayList;
import java.util.List;

/** What a {@link MarketDay} comes to: the stocks after each record, and what holders meet. */
public final class MarketView {
  private final MarketDay day;
  private final List<Action> actions = new ArrayList<>();

  /** As they are when so many records of the day are taken. */
  private final List<Stocks> stocks = new ArrayList<>();

  /** Of the day's records, in their order; null for nothing. */
  private final List<Effect> effects = new ArrayList<>();

  MarketView(MarketDay day) {
    this.day = day;
    Stocks known = Stocks.ofFile();
    for (int at = 0; at < day.values().size(); at++) {
      if (at == day.before()) {
        stocks.add(known);
      }
      Action action = ActionReader.known(day.values().get(at));
      StockRules applied = StockRules.apply(action, known);
      known = applied.stocks();
      if (at >= day.before()) {
        actions.add(action);
        stocks.add(known);
        effects.add(applied.effect());
      }
    }
    if (stocks.isEmpty()) {
      stocks.add(known);
    }
  }

  /** The stocks as they are for a record of the partition. */
  public Stocks at(int partition, long offset) {
    return stocks.get(day.places().get(partition).takenBefore(offset));
  }

  /** The offset of the partition from which on {@link #at} gives something else, or may. */
  public long until(int partition, long offset) {
    long[] offsets = day.places().get(partition).offsets();
    int next = day.places().get(partition).takenBefore(offset);
    return next < offsets.length ? offsets[next] + 1 : Long.MAX_VALUE;
  }

  /** The stocks at the end of the day. */
  public Stocks last() {
    return stocks.get(stocks.size() - 1);
  }

  /** The day's records, in their order. */
  public List<Action> actions() {
    return actions;
  }

  /** How many of the day's records the partition has. */
  public int count(int partition) {
    return day.places().get(partition).offsets().length;
  }

  /** What the holders meet by one of them, counted from 0; null for nothing. */
  public Effect effect(int index) {
    return effects.get(index);
  }

  /** Where the partition has it. */
  public long offset(int partition, int index) {
    return day.places().get(partition).offsets()[index];
  }

  /** When that was appended to the log, in milliseconds since 1970. */
  public long recordedAt(int partition, int index) {
    return day.places().get(partition).recordedAt()[index];
  }

  /** The number of the last record that the partition has. */
  public int number(int partition) {
    return day.number(partition);
  }
}
