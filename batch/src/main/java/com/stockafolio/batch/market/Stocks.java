package com.stockafolio.batch.market;

import com.stockafolio.market.Instrument;
import com.stockafolio.market.Instruments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stocks at one place in the market's list. Immutable. */
public final class Stocks {
  static final int MOST = 65_535;

  /** By id, from 1. */
  private final List<Stock> all;

  private final Map<String, Stock> bySymbol = new HashMap<>();
  private final Map<String, Stock> byAlias = new HashMap<>();

  private Stocks(List<Stock> all) {
    this.all = List.copyOf(all);
    for (Stock stock : all) {
      if (stock.isListed()) {
        bySymbol.put(stock.symbol(), stock);
        stock.aliases().forEach(alias -> byAlias.put(alias, stock));
      }
    }
  }

  /** Those that an empty list begins with. */
  public static Stocks ofFile() {
    List<Stock> all = new ArrayList<>();
    for (Instrument each : Instruments.load().all()) {
      if (each.id() != all.size() + 1) {
        throw new IllegalStateException("the ids of the file are not dense: " + each.id());
      }
      all.add(
          new Stock(
              each.id(), each.symbol(), each.name(), each.sector(), Trading.ACTIVE, List.of()));
    }
    return new Stocks(all);
  }

  /** All of them, by ascending id. */
  public List<Stock> all() {
    return all;
  }

  /** The highest id. */
  public int highest() {
    return all.size();
  }

  /** The one with the id. */
  public Stock byId(int id) {
    return all.get(id - 1);
  }

  /**
   * The one that is meant: as symbol, else as alias, else the same where a dash, a slash and a
   * blank are read as a point; null for none.
   */
  public Stock meant(String symbol) {
    Stock exact = exactly(symbol);
    return exact != null ? exact : exactly(pointed(symbol));
  }

  private Stock exactly(String symbol) {
    return bySymbol.containsKey(symbol) ? bySymbol.get(symbol) : byAlias.get(symbol);
  }

  static String pointed(String symbol) {
    return symbol.replace('-', '.').replace('/', '.').replace(' ', '.');
  }

  /** The one whose very symbol this is; null for none. */
  public Stock holder(String symbol) {
    return bySymbol.get(symbol);
  }

  /** Whether another has the symbol, however it is marked. */
  boolean isTaken(String symbol, int by) {
    Stock holder = bySymbol.getOrDefault(symbol, bySymbol.get(pointed(symbol)));
    return holder != null && holder.id() != by;
  }

  /** Every text that leads to a stock as it stands, with the stock's id. */
  public Map<String, Integer> names() {
    Map<String, Integer> names = new HashMap<>();
    byAlias.forEach((alias, stock) -> names.put(alias, stock.id()));
    bySymbol.forEach((symbol, stock) -> names.put(symbol, stock.id()));
    return names;
  }

  /** These, one changed or one more: what it is called, no other has as alias. */
  Stocks with(Stock changed) {
    List<Stock> next = new ArrayList<>(all);
    if (changed.id() > next.size()) {
      next.add(changed);
    } else {
      next.set(changed.id() - 1, changed);
    }
    if (changed.isListed()) {
      next.replaceAll(stock -> stock.id() == changed.id() ? stock : without(stock, changed));
    }
    return new Stocks(next);
  }

  private static Stock without(Stock stock, Stock changed) {
    List<String> left = new ArrayList<>(stock.aliases());
    left.remove(changed.symbol());
    left.removeAll(changed.aliases());
    return left.size() == stock.aliases().size()
        ? stock
        : new Stock(
            stock.id(), stock.symbol(), stock.name(), stock.sector(), stock.trading(), left);
  }
}
