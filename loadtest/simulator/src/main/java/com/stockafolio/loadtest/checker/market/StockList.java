package com.stockafolio.loadtest.checker.market;

import static com.stockafolio.loadtest.checker.source.Stocks.UNKNOWN;

import com.stockafolio.loadtest.checker.market.Action.Kind;
import com.stockafolio.loadtest.checker.market.Action.Listing;
import com.stockafolio.loadtest.checker.market.Action.Status;
import com.stockafolio.loadtest.checker.source.Stocks;
import com.stockafolio.loadtest.checker.source.Stocks.Stock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one partition knows of the market after the copies read so far: the stocks, and what their
 * holders meet. An instrument's id is its stock's number and one more. Mutable.
 */
public final class StockList {
  private static final int MOST_STOCKS = 65_535;

  /** One stock as it is; of a delisted one, as it was last. */
  private static final class Entry {
    Stock shown;
    Status status = Status.ACTIVE;
    List<String> aliases = List.of();

    boolean isListed() {
      return status != Status.DELISTED;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> bySymbol = new HashMap<>();
  private final Map<String, Integer> byAlias = new HashMap<>();
  private final List<Effect> effects = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();

  StockList(Stocks stocks) {
    for (int i = 0; i < stocks.count(); i++) {
      Entry entry = new Entry();
      entry.shown = stocks.get(i);
      entries.add(entry);
      bySymbol.put(entry.shown.symbol(), i);
    }
  }

  /** The number of the last action taken; 0 for none. */
  public int number() {
    return effects.size();
  }

  /** What the action of this number, from 1, means for holders; null for nothing. */
  public Effect effect(int number) {
    return effects.get(number - 1);
  }

  /** When the copy of that number was recorded, in milliseconds since 1970. */
  public long recordedAt(int number) {
    return times.get(number - 1);
  }

  /** A stock by its number, as a portfolio shows it. */
  public Stock get(int stock) {
    return entries.get(stock).shown;
  }

  /** Which of its trades are booked. */
  public Status status(int stock) {
    return entries.get(stock).status;
  }

  /**
   * The stock that is meant: as symbol, else as alias, else the same with a point for a dash, a
   * slash and a blank; {@code UNKNOWN} for none.
   */
  public int numberOf(String symbol) {
    Integer found = find(symbol);
    if (found == null) {
      found = find(pointed(symbol));
    }
    return found == null ? UNKNOWN : found;
  }

  private Integer find(String symbol) {
    Integer found = bySymbol.get(symbol);
    return found != null ? found : byAlias.get(symbol);
  }

  private static String pointed(String symbol) {
    return symbol.replace('-', '.').replace('/', '.').replace(' ', '.');
  }

  /** Takes the action with the next number; one that cannot be applied has its number alone. */
  void take(Action action, long recordedAt) {
    times.add(recordedAt);
    effects.add(
        switch (action.kind()) {
          case INSTRUMENT -> {
            list(action);
            yield null;
          }
          case RENAME -> rename(action);
          case SPLIT, DIVIDEND -> effect(action, of(action), UNKNOWN);
          case SPINOFF, MERGER -> handOut(action);
        });
  }

  private static Effect effect(Action action, int stock, int other) {
    return stock == UNKNOWN
        ? null
        : new Effect(
            action.kind(),
            stock,
            other,
            action.from(),
            action.to(),
            action.perShare(),
            action.costShare(),
            action.cashPrice());
  }

  private int of(Action action) {
    return named(action.id(), action.symbol());
  }

  private int named(int id, String symbol) {
    if (id == 0) {
      return numberOf(symbol);
    }
    return id <= entries.size() ? id - 1 : UNKNOWN;
  }

  private Effect handOut(Action action) {
    int stock = of(action);
    int other = UNKNOWN;
    if (action.givesShares()) {
      other = named(action.newId(), action.newSymbol());
      if (other == UNKNOWN || other == stock) {
        return null;
      }
    }
    if (stock != UNKNOWN && action.kind() == Kind.MERGER) {
      free(stock);
      entries.get(stock).status = Status.DELISTED;
    }
    return effect(action, stock, other);
  }

  private Effect rename(Action action) {
    int stock = of(action);
    if (stock == UNKNOWN
        || !entries.get(stock).isListed()
        || get(stock).symbol().equals(action.newSymbol())
        || isTaken(action.newSymbol(), stock)) {
      return null;
    }
    Entry entry = entries.get(stock);
    Stock old = entry.shown;
    free(stock);
    entry.aliases = moved(entry.aliases, old.symbol(), action.newSymbol());
    entry.shown = new Stock(action.newSymbol(), old.name(), old.sector());
    claim(stock);
    return effect(action, stock, UNKNOWN);
  }

  /** Its aliases when it gets another symbol. */
  private static List<String> moved(List<String> aliases, String old, String symbol) {
    List<String> all = new ArrayList<>(aliases);
    all.remove(old);
    all.add(old);
    all.remove(symbol);
    return all;
  }

  private boolean isTaken(String symbol, int by) {
    Integer holder = bySymbol.getOrDefault(symbol, bySymbol.get(pointed(symbol)));
    return holder != null && holder != by;
  }

  private void list(Action action) {
    Listing listing = action.listing();
    String symbol = action.symbol();
    int stock = action.id() == 0 ? bySymbol.getOrDefault(symbol, UNKNOWN) : of(action);
    boolean fresh = action.id() == 0 && stock == UNKNOWN;
    if (stock == UNKNOWN && (!fresh || entries.size() == MOST_STOCKS)) {
      return;
    }
    int number = fresh ? entries.size() : stock;
    boolean listed = listing.status() != Status.DELISTED;
    if (listed && (isTaken(symbol, number) || isOthers(listing.aliases(), number))) {
      return;
    }
    Entry entry = fresh ? new Entry() : entries.get(stock);
    List<String> aliases = listing.aliases() == null ? entry.aliases : listing.aliases();
    if (fresh) {
      entries.add(entry);
    } else if (entry.isListed()) {
      free(number);
      if (listed && !get(number).symbol().equals(symbol)) {
        aliases = moved(aliases, get(number).symbol(), symbol);
      }
    } else if (listing.aliases() == null) {
      aliases = new ArrayList<>(aliases);
      aliases.removeIf(alias -> numberOf(alias) != UNKNOWN);
    }
    entry.aliases = new ArrayList<>(aliases);
    entry.aliases.remove(symbol);
    entry.shown = new Stock(symbol, listing.name(), listing.sector());
    entry.status = listing.status();
    if (listed) {
      claim(number);
    }
  }

  private boolean isOthers(List<String> aliases, int stock) {
    return aliases != null
        && aliases.stream()
            .map(bySymbol::get)
            .anyMatch(holder -> holder != null && holder != stock);
  }

  /** Nobody is meant any more by what the stock is called. */
  private void free(int stock) {
    bySymbol.remove(get(stock).symbol(), stock);
    entries.get(stock).aliases.forEach(alias -> byAlias.remove(alias, stock));
  }

  /** What the stock is called, no other has as an alias. */
  private void claim(int stock) {
    Entry entry = entries.get(stock);
    byAlias.remove(entry.shown.symbol());
    bySymbol.put(entry.shown.symbol(), stock);
    entry.aliases.forEach(alias -> byAlias.put(alias, stock));
    for (Entry other : entries) {
      if (other != entry && !other.aliases.isEmpty()) {
        other.aliases = new ArrayList<>(other.aliases);
        other.aliases.remove(entry.shown.symbol());
        other.aliases.removeAll(entry.aliases);
      }
    }
  }
}
