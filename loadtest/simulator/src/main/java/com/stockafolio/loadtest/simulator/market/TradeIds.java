package com.stockafolio.loadtest.simulator.market;

import java.util.UUID;

/**
 * The tradeIds of one run: trade {@code i} (0 to 2^62 - 1) of run {@code r} of seed {@code s} has
 * one tradeId, a UUID of version 8, and the index can be read back from it.
 *
 * <p>The formula, on wrapping 64-bit words, with {@code mix} and {@code mix62} as in {@link Users}
 *
 * <pre>
 * base = mix(mix(s ^ 0x7472616465730000) + r)
 * high = (base AND NOT 0xF000) OR 0x8000
 * low  = (mix62(i) XOR (mix(base) AND (2^62 - 1))) OR 0x8000000000000000
 * i    = unmix62((low XOR mix(base)) AND (2^62 - 1))
 * </pre>
 *
 * and {@code unmix62} the inverse of {@code mix62}: the same steps backwards, with the factors'
 * inverses mod 2^62.
 */
public final class TradeIds {

  private static final long TAG = 0x7472616465730000L;

  private final long high;
  private final long key;

  /**
   * @param seed any number
   * @param run the number of the run, not negative
   */
  public TradeIds(long seed, int run) {
    long base = Mix64.mix(Mix64.mix(seed ^ TAG) + run);
    this.high = Uuid8.high(base);
    this.key = Uuid8.payload(Mix64.mix(base));
  }

  /** The high half that all tradeIds of this run share. */
  public long high() {
    return high;
  }

  /** The low half of the tradeId of trade {@code index}. */
  public long low(long index) {
    return Uuid8.low(Mix64.mix62(index) ^ key);
  }

  /** The tradeId of trade {@code index}. */
  public UUID uuid(long index) {
    return new UUID(high, low(index));
  }

  /** The index of a trade of this run, or -1 where the tradeId is not one of this run's. */
  public long index(long tradeIdHigh, long tradeIdLow) {
    if (tradeIdHigh != high || !Uuid8.hasVariant(tradeIdLow)) {
      return -1;
    }
    return Mix64.unmix62(Uuid8.payload(tradeIdLow) ^ key);
  }
}
