package com.stockafolio.prices;

import com.stockafolio.amount.Price;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.Instruments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The price of every instrument, as the records of the topic of prices tell it in their order. The
 * tick with the newest time stands, whichever arrives last; one that is far from the last price
 * waits for a second that confirms it. Not thread-safe.
 */
public final class PriceBook {
  /** A price that was not believed: it waited for a second tick to confirm it. */
  public record HeldBack(String symbol, Price price, long atMillis, Price last) {}

  private final Instruments instruments;
  private final int factor;
  private final Quote[] quotes;
  private final int[] ticks;

  /** A book without prices. */
  public PriceBook(Instruments instruments, PriceRules rules) {
    this.instruments = instruments;
    factor = rules.factor();
    quotes = new Quote[1 + instruments.all().stream().mapToInt(Instrument::id).max().orElse(0)];
    Arrays.fill(quotes, Quote.UNKNOWN);
    ticks = new int[quotes.length];
  }

  /**
   * Takes a record over.
   *
   * @param key the record's key, null for none
   * @param value the record's value, null for none
   * @param latestMillis a tick that claims to be later than this is none
   * @throws IllegalArgumentException where it is no price of a known instrument; says why
   */
  public void take(byte[] key, byte[] value, long latestMillis) {
    PriceTick tick = PriceTick.of(key, value);
    Instrument instrument = instruments.bySymbol(tick.symbol());
    if (instrument == null) {
      throw new IllegalArgumentException("the key is no known symbol");
    }
    if (tick.atMillis() > latestMillis) {
      throw new IllegalArgumentException("at is in the future");
    }
    int id = instrument.id();
    ticks[id]++;
    quotes[id] = quotes[id].after(tick, factor);
  }

  /** The price of an instrument in 1e-9 dollars; 0 where it is unknown. */
  public long billionths(int instrumentId) {
    return instrumentId < quotes.length ? quotes[instrumentId].billionths() : 0;
  }

  /** The time of the newest price, in milliseconds since 1970; 0 where none is known. */
  public long pricedAtMillis() {
    long newest = 0;
    for (Quote quote : quotes) {
      if (quote.billionths() != 0) {
        newest = Math.max(newest, quote.atMillis());
      }
    }
    return newest;
  }

  /** The number of records taken over of the instrument that has the fewest. */
  public int fewestTicks() {
    return instruments.all().stream().mapToInt(each -> ticks[each.id()]).min().orElse(0);
  }

  /** The prices that are known, by symbol. */
  public SortedMap<String, Price> prices() {
    SortedMap<String, Price> prices = new TreeMap<>();
    for (Instrument instrument : instruments.all()) {
      long price = billionths(instrument.id());
      if (price != 0) {
        prices.put(instrument.symbol(), new Price(price));
      }
    }
    return prices;
  }

  /** The ticks that wait to be confirmed, at most one an instrument. */
  public List<HeldBack> heldBack() {
    List<HeldBack> all = new ArrayList<>();
    for (Instrument instrument : instruments.all()) {
      Quote quote = quotes[instrument.id()];
      PriceTick tick = quote.heldBack();
      if (tick != null) {
        all.add(
            new HeldBack(
                tick.symbol(),
                new Price(tick.billionths()),
                tick.atMillis(),
                new Price(quote.billionths())));
      }
    }
    return all;
  }
}
