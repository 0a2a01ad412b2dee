package com.stockafolio.market;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Price;
import java.util.List;

/**
 * What the market does to an instrument, and so to all who hold it, as its desk says it. What it
 * means for holders is a {@link MarketEffect}.
 */
public sealed interface MarketAction {
  /** All of a cost, in units of 1e-9: the greatest share of it that moves. */
  long WHOLE = 1_000_000_000;

  /** What it is. */
  MarketType type();

  /**
   * An instrument is as is said here from this on: one that there is, or a new one.
   *
   * @param id which one is changed; 0 for the one that has the symbol, or a new one where none has
   * @param symbol the symbol that it has
   * @param name the company's name
   * @param sector the company's sector
   * @param status which trades of it are booked
   * @param isin its international number; null where that stays as it is
   * @param aliases what else it is called; null where that stays as it is
   */
  record Listing(
      int id,
      String symbol,
      String name,
      String sector,
      InstrumentStatus status,
      String isin,
      List<String> aliases)
      implements MarketAction {
    /** Checks presence, and copies the list. */
    public Listing {
      requireNonNull(symbol, "symbol");
      requireNonNull(name, "name");
      requireNonNull(sector, "sector");
      requireNonNull(status, "status");
      aliases = aliases == null ? null : List.copyOf(aliases);
    }

    @Override
    public MarketType type() {
      return MarketType.INSTRUMENT;
    }
  }

  /**
   * So many shares become so many.
   *
   * @param of the instrument
   * @param ratio how many become how many
   * @param cashPrice what a share is worth of whose fraction cash is paid; null where fractions
   *     stay
   */
  record Split(InstrumentName of, Ratio ratio, Price cashPrice) implements MarketAction {
    /** Checks presence. */
    public Split {
      requireNonNull(of, "of");
      requireNonNull(ratio, "ratio");
    }

    @Override
    public MarketType type() {
      return MarketType.SPLIT;
    }
  }

  /**
   * An instrument has another symbol; the old one is an alias until it is given away.
   *
   * @param of the instrument
   * @param newSymbol its new symbol
   */
  record Rename(InstrumentName of, String newSymbol) implements MarketAction {
    /** Checks presence. */
    public Rename {
      requireNonNull(of, "of");
      requireNonNull(newSymbol, "newSymbol");
    }

    @Override
    public MarketType type() {
      return MarketType.RENAME;
    }
  }

  /**
   * Cash is paid for each share.
   *
   * @param of the instrument
   * @param perShare how much, positive
   */
  record Dividend(InstrumentName of, Price perShare) implements MarketAction {
    /** Checks presence. */
    public Dividend {
      requireNonNull(of, "of");
      requireNonNull(perShare, "perShare");
    }

    @Override
    public MarketType type() {
      return MarketType.DIVIDEND;
    }
  }

  /**
   * Shares of another company are handed out, and take a part of the cost along.
   *
   * @param of the instrument
   * @param into the instrument that is handed out
   * @param ratio for how many shares how many are handed out
   * @param costShare which part of the cost moves, in 1e-9, from 0 to {@value MarketAction#WHOLE}
   * @param cashPrice what a share is worth of whose fraction cash is paid; null where fractions are
   *     handed out
   */
  record SpinOff(
      InstrumentName of, InstrumentName into, Ratio ratio, long costShare, Price cashPrice)
      implements MarketAction {
    /** Checks presence and bounds. */
    public SpinOff {
      requireNonNull(of, "of");
      requireNonNull(into, "into");
      requireNonNull(ratio, "ratio");
      checkShare(costShare);
    }

    @Override
    public MarketType type() {
      return MarketType.SPINOFF;
    }
  }

  /**
   * An instrument ends: for shares of another one, for cash, or for both.
   *
   * @param of the instrument
   * @param into the instrument that is handed out; null for cash alone
   * @param ratio for how many shares how many are handed out; null for cash alone
   * @param cashPerShare the cash for each share; null for shares alone
   * @param costShare which part of the cost goes on with the shares, in 1e-9: 0 for cash alone,
   *     {@value MarketAction#WHOLE} for shares alone
   * @param cashPrice what a share is worth of whose fraction cash is paid; null where fractions are
   *     handed out
   */
  record Merger(
      InstrumentName of,
      InstrumentName into,
      Ratio ratio,
      Price cashPerShare,
      long costShare,
      Price cashPrice)
      implements MarketAction {
    /** Checks presence and bounds. */
    public Merger {
      requireNonNull(of, "of");
      checkShare(costShare);
      if (into == null ? ratio != null || cashPerShare == null : ratio == null) {
        throw new IllegalArgumentException("a merger is for shares with a ratio, cash, or both");
      }
      if (into == null && costShare != 0 || cashPerShare == null && costShare != WHOLE) {
        throw new IllegalArgumentException("costShare is for shares and cash alone");
      }
    }

    @Override
    public MarketType type() {
      return MarketType.MERGER;
    }
  }

  private static void checkShare(long costShare) {
    if (costShare < 0 || costShare > WHOLE) {
      throw new IllegalArgumentException("costShare must be 0 to 1");
    }
  }
}
