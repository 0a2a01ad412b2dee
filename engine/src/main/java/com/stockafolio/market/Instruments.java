package com.stockafolio.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stocks that can be traded, as they are at one number of the market's list: at first those of
 * the file, see {@link #load}. Immutable.
 */
public final class Instruments {
  /** The highest id that an instrument may have. */
  public static final int MAX_ID = 65_535;

  private final int version;
  private final List<Instrument> all;
  private final Instrument[] byId;

  /** Interned, as are the symbols of decoded trades: the map then compares references. */
  private final Map<String, Instrument> bySymbol = new HashMap<>();

  private final Map<String, Instrument> byAlias = new HashMap<>();

  Instruments(int version, List<Instrument> all) {
    this.version = version;
    this.all = List.copyOf(all);
    int highest = 0;
    for (Instrument instrument : this.all) {
      highest = Math.max(highest, instrument.id());
    }
    byId = new Instrument[highest + 1];
    for (Instrument instrument : this.all) {
      if (byId[instrument.id()] != null) {
        throw new IllegalArgumentException("an id stands twice: " + instrument);
      }
      byId[instrument.id()] = instrument;
      if (instrument.isListed()) {
        if (bySymbol.put(instrument.symbol().intern(), instrument) != null) {
          throw new IllegalArgumentException("a symbol stands twice: " + instrument);
        }
        for (String alias : instrument.aliases()) {
          byAlias.put(alias, instrument);
        }
      }
    }
  }

  /**
   * Those of the file {@code instruments.csv} beside this class: the S&amp;P 500.
   *
   * @throws IllegalArgumentException naming the line that is not an instrument
   */
  public static Instruments load() {
    return InstrumentFile.load().instruments();
  }

  /** The version of the file, which rises with every change of it. */
  public int version() {
    return version;
  }

  /**
   * The instrument that somebody means by a symbol: the one that has it; else the one with that
   * alias; else the same for what is read when a dash, a slash or a blank is taken for a point
   * (BRK-B, BRK/B and BRK B for BRK.B).
   *
   * @return null if there is none
   */
  public Instrument bySymbol(String symbol) {
    Instrument has = bySymbol.get(symbol);
    if (has != null) {
      return has;
    }
    Instrument alias = byAlias.get(symbol);
    if (alias != null) {
      return alias;
    }
    String read = read(symbol);
    Instrument reads = bySymbol.get(read);
    return reads != null ? reads : byAlias.get(read);
  }

  /** The instrument that has exactly this symbol, or null. */
  Instrument named(String symbol) {
    return bySymbol.get(symbol);
  }

  /** The instrument that has the symbol, or what is read for it, as its own; null for none. */
  Instrument holderOf(String symbol) {
    Instrument has = bySymbol.get(symbol);
    return has != null ? has : bySymbol.get(read(symbol));
  }

  private static String read(String symbol) {
    return symbol.replace('-', '.').replace('/', '.').replace(' ', '.');
  }

  /**
   * The instrument with the id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Instrument byId(int id) {
    Instrument found = id > 0 && id < byId.length ? byId[id] : null;
    if (found == null) {
      throw new IllegalArgumentException("no instrument has the id " + id);
    }
    return found;
  }

  /** Whether an instrument has the id. */
  public boolean has(int id) {
    return id > 0 && id < byId.length && byId[id] != null;
  }

  /** The highest id of one. */
  int highestId() {
    return byId.length - 1;
  }

  /** All instruments, delisted ones too, in the order of the file and then as they were listed. */
  public List<Instrument> all() {
    return all;
  }

  /** These with one changed, or one more. What it has as symbol or alias, no other has as alias. */
  Instruments with(Instrument changed) {
    List<Instrument> next = new ArrayList<>(all.size() + 1);
    boolean found = false;
    for (Instrument instrument : all) {
      found |= instrument.id() == changed.id();
      next.add(instrument.id() == changed.id() ? changed : without(instrument, changed));
    }
    if (!found) {
      next.add(changed);
    }
    return new Instruments(version, next);
  }

  private static Instrument without(Instrument instrument, Instrument changed) {
    if (!changed.isListed() || instrument.aliases().isEmpty()) {
      return instrument;
    }
    List<String> kept = new ArrayList<>(instrument.aliases());
    kept.remove(changed.symbol());
    kept.removeAll(changed.aliases());
    return kept.size() == instrument.aliases().size()
        ? instrument
        : instrument.withSymbol(instrument.symbol(), kept);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Instruments that && version == that.version && all.equals(that.all);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(byId);
  }

  @Override
  public String toString() {
    return "Instruments[" + all.size() + " of version " + version + "]";
  }
}
