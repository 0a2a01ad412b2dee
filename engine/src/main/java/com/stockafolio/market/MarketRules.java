package com.stockafolio.market;

import java.util.ArrayList;
import java.util.List;

/** What an action makes of the instruments, and means for those who hold them. */
final class MarketRules {
  private MarketRules() {}

  /**
   * What became of an action.
   *
   * @param instruments as they are after it
   * @param effect what portfolios meet
   * @param problem why it cannot be applied, and so changes nothing; null where it was
   */
  record Applied(Instruments instruments, MarketEffect effect, String problem) {}

  static Applied apply(MarketAction action, Instruments before) {
    try {
      return switch (action.type()) {
        case INSTRUMENT -> list((MarketAction.Listing) action, before);
        case SPLIT -> split((MarketAction.Split) action, before);
        case RENAME -> rename((MarketAction.Rename) action, before);
        case DIVIDEND -> dividend((MarketAction.Dividend) action, before);
        case SPINOFF -> spinOff((MarketAction.SpinOff) action, before);
        case MERGER -> merge((MarketAction.Merger) action, before);
      };
    } catch (NotApplicable problem) {
      return new Applied(before, MarketEffect.None.INSTANCE, problem.getMessage());
    }
  }

  private static Applied list(MarketAction.Listing listing, Instruments before) {
    Instrument old = old(listing, before);
    int id = old == null ? before.highestId() + 1 : old.id();
    if (id > Instruments.MAX_ID) {
      throw new NotApplicable("there is no room for more than %d instruments", Instruments.MAX_ID);
    }
    boolean listed = listing.status() != InstrumentStatus.DELISTED;
    if (listed) {
      requireFree("symbol", listing.symbol(), id, before);
    }
    List<String> aliases = new ArrayList<>(old == null ? List.of() : old.aliases());
    if (listing.aliases() != null) {
      aliases = new ArrayList<>(listing.aliases());
      for (String alias : listing.aliases()) {
        Instrument holder = before.named(alias);
        if (listed && holder != null && holder.id() != id) {
          throw new NotApplicable("aliases: %s is the symbol of %s", alias, holder.name());
        }
      }
    } else if (old != null && !old.isListed()) {
      aliases.removeIf(alias -> before.bySymbol(alias) != null); // others' by now
    }
    if (old != null && old.isListed() && listed && !old.symbol().equals(listing.symbol())) {
      aliases.remove(old.symbol());
      aliases.add(old.symbol());
    }
    aliases.remove(listing.symbol());
    Instrument after =
        new Instrument(
            id,
            listing.symbol().intern(),
            listing.name(),
            listing.sector(),
            listing.status(),
            listing.isin() != null ? listing.isin() : old == null ? "" : old.isin(),
            aliases,
            old == null ? null : old.startingPrice());
    return applied(before.with(after), MarketEffect.None.INSTANCE);
  }

  private static Instrument old(MarketAction.Listing listing, Instruments before) {
    if (listing.id() == 0) {
      return before.named(listing.symbol());
    }
    return require("instrumentId", new InstrumentName.ById(listing.id()), before);
  }

  private static Applied split(MarketAction.Split split, Instruments before) {
    int id = require("symbol", split.of(), before).id();
    return applied(
        before,
        new MarketEffect.Split(id, split.ratio().from(), split.ratio().to(), split.cashPrice()));
  }

  private static Applied rename(MarketAction.Rename rename, Instruments before) {
    Instrument old = require("symbol", rename.of(), before);
    String symbol = rename.newSymbol();
    if (!old.isListed()) {
      throw new NotApplicable("symbol: %s is delisted", old.symbol());
    }
    if (symbol.equals(old.symbol())) {
      throw new NotApplicable("newSymbol: it has the symbol %s", symbol);
    }
    requireFree("newSymbol", symbol, old.id(), before);
    List<String> aliases = new ArrayList<>(old.aliases());
    aliases.remove(symbol);
    aliases.add(old.symbol());
    return applied(
        before.with(old.withSymbol(symbol.intern(), aliases)),
        new MarketEffect.Renamed(old.id(), old.symbol(), symbol));
  }

  private static Applied dividend(MarketAction.Dividend dividend, Instruments before) {
    int id = require("symbol", dividend.of(), before).id();
    return applied(before, new MarketEffect.Dividend(id, dividend.perShare()));
  }

  private static Applied spinOff(MarketAction.SpinOff spinOff, Instruments before) {
    int id = require("symbol", spinOff.of(), before).id();
    int into = requireOther("newSymbol", spinOff.into(), id, before);
    Ratio ratio = spinOff.ratio();
    return applied(
        before,
        new MarketEffect.SpinOff(
            id, into, ratio.from(), ratio.to(), spinOff.costShare(), spinOff.cashPrice()));
  }

  private static Applied merge(MarketAction.Merger merger, Instruments before) {
    Instrument old = require("symbol", merger.of(), before);
    int into =
        merger.into() == null ? 0 : requireOther("newSymbol", merger.into(), old.id(), before);
    Ratio ratio = merger.ratio();
    return applied(
        before.with(old.withStatus(InstrumentStatus.DELISTED)),
        new MarketEffect.Merger(
            old.id(),
            into,
            ratio == null ? 0 : ratio.from(),
            ratio == null ? 0 : ratio.to(),
            merger.cashPerShare(),
            merger.costShare(),
            merger.cashPrice()));
  }

  private static Applied applied(Instruments after, MarketEffect effect) {
    return new Applied(after, effect, null);
  }

  private static Instrument require(String field, InstrumentName name, Instruments before) {
    Instrument found = name.in(before);
    if (found == null) {
      throw new NotApplicable("%s: no instrument has %s", field, name);
    }
    return found;
  }

  private static int requireOther(String field, InstrumentName name, int id, Instruments before) {
    Instrument other = require(field, name, before);
    if (other.id() == id) {
      throw new NotApplicable("%s: %s is the instrument itself", field, other.symbol());
    }
    return other.id();
  }

  private static void requireFree(String field, String symbol, int id, Instruments before) {
    Instrument holder = before.holderOf(symbol);
    if (holder != null && holder.id() != id) {
      throw new NotApplicable(
          "%s: %s is in use by %s (%s)", field, symbol, holder.name(), holder.symbol());
    }
  }

  /** Says which field, and what is wrong with it. */
  private static final class NotApplicable extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotApplicable(String words, Object... values) {
      super(words.formatted(values), null, false, false);
    }
  }
}
