package com.stockafolio.batch.market;

import java.util.ArrayList;
import java.util.List;

/** What an action makes of the stocks. One that does not fit them changes nothing. */
record StockRules(Stocks stocks, Effect effect) {

  static StockRules apply(Action action, Stocks before) {
    StockRules none = new StockRules(before, null);
    if (action.type() == ActionType.INSTRUMENT) {
      return new StockRules(listed(action, before), null);
    }
    Stock stock = named(action, "symbol", "instrumentId", before);
    if (stock == null) {
      return none;
    }
    if (action.type() == ActionType.RENAME) {
      Stocks renamed = renamed(stock, action.text("newSymbol"), before);
      return renamed == null ? none : new StockRules(renamed, Effect.of(action, stock.id(), 0));
    }
    int other = 0;
    boolean gives =
        action.type() == ActionType.SPINOFF
            || action.type() == ActionType.MERGER && action.has("from");
    if (gives) {
      Stock into = named(action, "newSymbol", "newInstrumentId", before);
      if (into == null || into.id() == stock.id()) {
        return none;
      }
      other = into.id();
    }
    Stocks after = before;
    if (action.type() == ActionType.MERGER) {
      after = before.with(as(stock, stock.symbol(), Trading.DELISTED, stock.aliases()));
    }
    return new StockRules(after, Effect.of(action, stock.id(), other));
  }

  private static Stock named(Action action, String symbol, String id, Stocks among) {
    if (!action.has(id)) {
      return among.meant(action.text(symbol));
    }
    return action.whole(id) <= among.highest() ? among.byId(action.whole(id)) : null;
  }

  private static Stock as(Stock stock, String symbol, Trading trading, List<String> aliases) {
    return new Stock(stock.id(), symbol, stock.name(), stock.sector(), trading, aliases);
  }

  private static Stocks renamed(Stock stock, String symbol, Stocks before) {
    if (!stock.isListed() || stock.symbol().equals(symbol) || before.isTaken(symbol, stock.id())) {
      return null;
    }
    return before.with(as(stock, symbol, stock.trading(), kept(stock, stock.aliases(), symbol)));
  }

  /** Its aliases once it has another symbol: the one that it had is among them. */
  private static List<String> kept(Stock stock, List<String> aliases, String symbol) {
    List<String> kept = new ArrayList<>(aliases);
    kept.remove(stock.symbol());
    kept.add(stock.symbol());
    kept.remove(symbol);
    return kept;
  }

  private static Stocks listed(Action action, Stocks before) {
    String symbol = action.text("symbol");
    Stock old = before.holder(symbol);
    if (action.has("instrumentId")) {
      old = named(action, "symbol", "instrumentId", before);
      if (old == null) {
        return before;
      }
    }
    int id = old == null ? before.highest() + 1 : old.id();
    Trading trading = Trading.valueOf(action.text("status"));
    boolean lists = trading != Trading.DELISTED;
    if (id > Stocks.MOST || lists && isInUse(action, id, before)) {
      return before;
    }
    List<String> aliases = new ArrayList<>(aliases(action, old, before));
    if (old != null && old.isListed() && lists && !old.symbol().equals(symbol)) {
      aliases = kept(old, aliases, symbol);
    }
    aliases.remove(symbol);
    return before.with(
        new Stock(id, symbol, action.text("name"), action.text("sector"), trading, aliases));
  }

  private static boolean isInUse(Action action, int by, Stocks before) {
    boolean used = before.isTaken(action.text("symbol"), by);
    for (String alias : action.aliases() == null ? List.<String>of() : action.aliases()) {
      Stock holder = before.holder(alias);
      used |= holder != null && holder.id() != by;
    }
    return used;
  }

  private static List<String> aliases(Action action, Stock old, Stocks before) {
    if (action.aliases() != null) {
      return action.aliases();
    }
    if (old == null) {
      return List.of();
    }
    // What one that comes back was called may be others' by now.
    return old.isListed()
        ? old.aliases()
        : old.aliases().stream().filter(alias -> before.meant(alias) == null).toList();
  }
}
