package com.stockafolio.prices;

import com.stockafolio.amount.Price;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.MarketList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The price of every instrument, as the records of the topic of prices tell it in their order. The
 * tick with the newest time stands, whichever arrives last; one that is far from the last price
 * waits for a second that confirms it. Not thread-safe.
 */
public final class PriceBook {
  /** A price that was not believed: it waited for a second tick to confirm it. */
  public record HeldBack(String symbol, Price price, long atMillis, Price last) {}

  private final int factor;
  private final PricedNames names = new PricedNames();
  private Quote[] quotes = {};
  private int[] ticks = {};

  /** A book without prices, of the instruments that a list has. */
  public PriceBook(MarketList list, PriceRules rules) {
    factor = rules.factor();
    know(list);
  }

  /**
   * Takes over what a longer list has more: new instruments and symbols, and what it does to prices
   * from before. A price from before a split is told in shares of after it, one from before a
   * spin-off not at all.
   */
  public void know(MarketList list) {
    List<PricedNames.Change> changes = names.know(list);
    int before = quotes.length;
    int length =
        1 + names.list().instruments().all().stream().mapToInt(Instrument::id).max().orElse(0);
    if (length > before) {
      quotes = Arrays.copyOf(quotes, length);
      Arrays.fill(quotes, before, length, Quote.UNKNOWN);
      ticks = Arrays.copyOf(ticks, length);
    }
    for (PricedNames.Change change : changes) {
      quotes[change.instrumentId()] = quotes[change.instrumentId()].changed(change);
    }
    for (Instrument instrument : names.list().instruments().all()) {
      if (!instrument.isListed()) {
        quotes[instrument.id()] = Quote.UNKNOWN;
      }
    }
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
    int id = names.idAt(tick.symbol(), tick.takesAway() ? Long.MAX_VALUE : tick.atMillis());
    if (id == 0 || !names.list().instruments().byId(id).isListed()) {
      throw new IllegalArgumentException("the key is no known symbol");
    }
    if (tick.atMillis() > latestMillis) {
      throw new IllegalArgumentException("at is in the future");
    }
    ticks[id]++;
    if (tick.takesAway()) {
      quotes[id] = quotes[id].after(tick, factor);
      return;
    }
    long told = names.toldNow(id, tick.billionths(), tick.atMillis());
    if (told != 0) {
      quotes[id] = quotes[id].after(tick.told(told), factor);
    }
  }

  /** The highest id of an instrument that it knows. */
  public int highestId() {
    return quotes.length - 1;
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
    return listed().mapToInt(each -> ticks[each.id()]).min().orElse(0);
  }

  /** The prices that are known, by symbol. */
  public SortedMap<String, Price> prices() {
    SortedMap<String, Price> prices = new TreeMap<>();
    listed()
        .forEach(
            instrument -> {
              long price = billionths(instrument.id());
              if (price != 0) {
                prices.put(instrument.symbol(), new Price(price));
              }
            });
    return prices;
  }

  private Stream<Instrument> listed() {
    return names.list().instruments().all().stream().filter(Instrument::isListed);
  }

  /** The ticks that wait to be confirmed, at most one an instrument. */
  public List<HeldBack> heldBack() {
    List<HeldBack> all = new ArrayList<>();
    for (Instrument instrument : listed().toList()) {
      Quote quote = quotes[instrument.id()];
      PriceTick tick = quote.heldBack();
      if (tick != null) {
        all.add(
            new HeldBack(
                instrument.symbol(),
                new Price(tick.billionths()),
                tick.atMillis(),
                new Price(quote.billionths())));
      }
    }
    return all;
  }
}
