package com.stockafolio.prices;

import com.stockafolio.market.Instrument;
import com.stockafolio.market.ListedAction;
import com.stockafolio.market.MarketEffect;
import com.stockafolio.market.MarketList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which instrument a price is of that is told by symbol and time, and what has become of it since:
 * a symbol is an instrument's from when it got it until another gets it or it is delisted, and what
 * an instrument was called before is its own as long. When the market did something is the time at
 * which its desk took the record. Not thread-safe.
 */
public final class PricedNames {
  private static final int NOBODY = 0;

  private final Map<String, NavigableMap<Long, Integer>> holders = new HashMap<>();
  private final Map<Integer, List<Change>> changes = new HashMap<>();
  private MarketList known = MarketList.empty();
  private long lastMillis = Long.MIN_VALUE;

  /**
   * What a price from before a time must be multiplied by.
   *
   * @param from 0 where nothing can be told of it
   */
  record Change(int instrumentId, long atMillis, int from, int to) {
    /** The price as it is told after this, in 1e-9 dollars; 0 where nothing can be told. */
    long of(long billionths) {
      return from == 0 ? 0 : Rescaled.price(billionths, from, to);
    }
  }

  /** Those of the file, which the market has not changed. */
  public PricedNames() {
    for (Instrument instrument : known.instruments().all()) {
      give(instrument.symbol(), Long.MIN_VALUE, instrument.id());
    }
  }

  /** Those of a list. */
  public static PricedNames of(MarketList list) {
    PricedNames names = new PricedNames();
    names.know(list);
    return names;
  }

  /**
   * Takes over what a longer list has more.
   *
   * @return what it does to prices, in order
   */
  List<Change> know(MarketList list) {
    List<Change> news = new ArrayList<>();
    while (known.number() < list.number()) {
      int number = known.number() + 1;
      ListedAction action = list.action(number);
      lastMillis = Math.max(lastMillis, action.postedAtMillis());
      MarketList before = known;
      known = known.with(action);
      rename(before);
      change(list.effect(number), news);
    }
    return news;
  }

  /** The list as it is known here. */
  MarketList list() {
    return known;
  }

  private void rename(MarketList before) {
    List<Instrument> changed = new ArrayList<>();
    for (Instrument instrument : known.instruments().all()) {
      int id = instrument.id();
      if (!before.instruments().has(id) || before.instruments().byId(id) != instrument) {
        changed.add(instrument);
      }
    }
    for (Instrument instrument : changed) {
      if (before.instruments().has(instrument.id())) {
        Set<String> lost = names(before.instruments().byId(instrument.id()));
        lost.removeAll(names(instrument));
        lost.removeIf(name -> holder(name, Long.MAX_VALUE) != instrument.id());
        lost.forEach(name -> give(name, lastMillis, NOBODY));
      }
    }
    for (Instrument instrument : changed) {
      for (String name : names(instrument)) {
        if (holder(name, Long.MAX_VALUE) != instrument.id()) {
          give(name, lastMillis, instrument.id());
        }
      }
    }
  }

  private void change(MarketEffect effect, List<Change> news) {
    Change change = null;
    if (effect instanceof MarketEffect.Split split) {
      change = new Change(split.instrumentId(), lastMillis, split.from(), split.to());
    } else if (effect instanceof MarketEffect.SpinOff spinOff) {
      change = new Change(spinOff.instrumentId(), lastMillis, 0, 0);
    }
    if (change != null) {
      changes.computeIfAbsent(change.instrumentId(), id -> new ArrayList<>()).add(change);
      news.add(change);
    }
  }

  /** What an instrument is known by; nothing once it is delisted. */
  private static Set<String> names(Instrument instrument) {
    Set<String> names = new HashSet<>();
    if (instrument.isListed()) {
      names.add(instrument.symbol());
      names.addAll(instrument.aliases());
    }
    return names;
  }

  private void give(String name, long fromMillis, int id) {
    holders.computeIfAbsent(name, key -> new TreeMap<>()).put(fromMillis, id);
  }

  private int holder(String name, long atMillis) {
    NavigableMap<Long, Integer> over = holders.get(name);
    Map.Entry<Long, Integer> then = over == null ? null : over.floorEntry(atMillis);
    return then == null ? NOBODY : then.getValue();
  }

  /** The instrument that a symbol meant at a time, in milliseconds since 1970; 0 for none. */
  public int idAt(String symbol, long atMillis) {
    int id = holder(symbol, atMillis);
    return id != NOBODY
        ? id
        : holder(symbol.replace('-', '.').replace('/', '.').replace(' ', '.'), atMillis);
  }

  /**
   * The price of then as it is told by now, in 1e-9 dollars; 0 where nothing can be told of it.
   *
   * @param atMillis when it was the price, in milliseconds since 1970
   */
  long toldNow(int instrumentId, long billionths, long atMillis) {
    long told = billionths;
    for (Change change : changes.getOrDefault(instrumentId, List.of())) {
      if (atMillis < change.atMillis()) {
        told = change.of(told);
      }
    }
    return told;
  }
}
