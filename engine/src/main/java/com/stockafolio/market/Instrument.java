package com.stockafolio.market;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Price;
import java.util.List;

/**
 * A stock that can be traded.
 *
 * @param id its number, positive; stable and never given to another stock, as journals and
 *     portfolios hold it
 * @param symbol its symbol at the exchange: "AAPL", "BRK.B"; of one that is delisted, the last that
 *     it had
 * @param name the company's name
 * @param sector the company's GICS sector
 * @param status which trades of it are booked
 * @param isin its international number, or "" where that is not known
 * @param aliases what else it is called by those who trade it; symbols that it had among them
 * @param startingPrice a plausible price from which simulated markets start; null where the market
 *     has listed it since
 */
public record Instrument(
    int id,
    String symbol,
    String name,
    String sector,
    InstrumentStatus status,
    String isin,
    List<String> aliases,
    Price startingPrice) {

  /** Checks presence. */
  public Instrument {
    requireNonNull(symbol, "symbol");
    requireNonNull(name, "name");
    requireNonNull(sector, "sector");
    requireNonNull(status, "status");
    requireNonNull(isin, "isin");
    aliases = List.copyOf(aliases);
    if (id <= 0) {
      throw new IllegalArgumentException("an id must be above 0: " + id);
    }
  }

  /** One that is traded, and known by its symbol alone. */
  public Instrument(int id, String symbol, String name, String sector, Price startingPrice) {
    this(id, symbol, name, sector, InstrumentStatus.ACTIVE, "", List.of(), startingPrice);
  }

  /** Whether its symbol and its aliases are its own. */
  public boolean isListed() {
    return status != InstrumentStatus.DELISTED;
  }

  Instrument withStatus(InstrumentStatus other) {
    return new Instrument(id, symbol, name, sector, other, isin, aliases, startingPrice);
  }

  Instrument withSymbol(String other, List<String> otherAliases) {
    return new Instrument(id, other, name, sector, status, isin, otherAliases, startingPrice);
  }
}
