package com.stockafolio.market;

import static java.util.Objects.requireNonNull;

/** Which instrument a market record means. */
public sealed interface InstrumentName {
  /** The one that it means; null where there is none. */
  Instrument in(Instruments instruments);

  /**
   * By its symbol, as {@link Instruments#bySymbol} reads it.
   *
   * @param symbol the symbol, known or not
   */
  record BySymbol(String symbol) implements InstrumentName {
    /** Checks presence. */
    public BySymbol {
      requireNonNull(symbol, "symbol");
    }

    @Override
    public Instrument in(Instruments instruments) {
      return instruments.bySymbol(symbol);
    }

    @Override
    public String toString() {
      return "the symbol " + symbol;
    }
  }

  /**
   * By its id.
   *
   * @param id the id, positive
   */
  record ById(int id) implements InstrumentName {
    /** Checks the bound. */
    public ById {
      if (id < 1 || id > Instruments.MAX_ID) {
        throw new IllegalArgumentException(
            "an instrument's id must be 1 to " + Instruments.MAX_ID + ": " + id);
      }
    }

    @Override
    public Instrument in(Instruments instruments) {
      return instruments.has(id) ? instruments.byId(id) : null;
    }

    @Override
    public String toString() {
      return "the id " + id;
    }
  }
}
