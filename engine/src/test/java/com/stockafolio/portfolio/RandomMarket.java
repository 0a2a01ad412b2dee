package com.stockafolio.portfolio;

import com.stockafolio.amount.Price;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.InstrumentName;
import com.stockafolio.market.InstrumentStatus;
import com.stockafolio.market.Instruments;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.Ratio;
import java.util.SplittableRandom;

/** Actions of every type by a random, on some instruments of the file. */
final class RandomMarket {
  private final SplittableRandom random;
  private final int[] ids;
  private int renamed;

  RandomMarket(SplittableRandom random, String... symbols) {
    this.random = random;
    ids = new int[symbols.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Samples.INSTRUMENTS.bySymbol(symbols[i]).id();
    }
  }

  /** The next one, given the instruments before it. */
  MarketAction next(Instruments before) {
    int id = ids[random.nextInt(ids.length)];
    InstrumentName name = new InstrumentName.ById(id);
    Instrument instrument = before.byId(id);
    if (instrument.status() == InstrumentStatus.DELISTED && random.nextInt(2) == 0) {
      return listing(instrument, InstrumentStatus.ACTIVE);
    }
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> new MarketAction.Split(name, ratio(), priceOrNone());
      case 3, 4 -> new MarketAction.Dividend(name, price());
      case 5 -> new MarketAction.Rename(name, "X" + renamed++);
      case 6, 7 -> new MarketAction.SpinOff(name, other(id), ratio(), share(), priceOrNone());
      case 8 -> merger(name, other(id));
      default ->
          listing(
              instrument,
              random.nextInt(3) == 0 ? InstrumentStatus.CLOSING_ONLY : InstrumentStatus.ACTIVE);
    };
  }

  private MarketAction merger(InstrumentName name, InstrumentName other) {
    return switch (random.nextInt(3)) {
      case 0 -> new MarketAction.Merger(name, null, null, price(), 0, null);
      case 1 ->
          new MarketAction.Merger(name, other, ratio(), null, MarketAction.WHOLE, priceOrNone());
      default -> new MarketAction.Merger(name, other, ratio(), price(), share(), priceOrNone());
    };
  }

  private static MarketAction listing(Instrument instrument, InstrumentStatus status) {
    return new MarketAction.Listing(
        instrument.id(),
        instrument.symbol(),
        instrument.name(),
        instrument.sector(),
        status,
        null,
        null);
  }

  private InstrumentName other(int id) {
    int other = ids[random.nextInt(ids.length)];
    return other == id ? other(id) : new InstrumentName.ById(other);
  }

  /** Mostly of small numbers; at times to nearly nothing, or to very much. */
  private Ratio ratio() {
    return switch (random.nextInt(8)) {
      case 0 -> new Ratio(1 + random.nextInt(1_000_000), 1 + random.nextInt(1_000_000));
      case 1 -> new Ratio(1_000_000, 1 + random.nextInt(3));
      case 2 -> new Ratio(1 + random.nextInt(3), 1 + random.nextInt(1_000));
      default -> new Ratio(1 + random.nextInt(9), 1 + random.nextInt(9));
    };
  }

  private long share() {
    return switch (random.nextInt(5)) {
      case 0 -> 0;
      case 1 -> MarketAction.WHOLE;
      default -> random.nextLong(MarketAction.WHOLE);
    };
  }

  private Price priceOrNone() {
    return random.nextBoolean() ? price() : null;
  }

  private Price price() {
    return new Price(
        switch (random.nextInt(5)) {
          case 0 -> 1 + random.nextLong(9);
          case 1 -> 1 + random.nextLong(1_000_000_000_000_000L);
          default -> 1 + random.nextLong(100_000_000_000L);
        });
  }
}
