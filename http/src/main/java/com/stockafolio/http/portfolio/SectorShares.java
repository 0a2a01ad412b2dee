package com.stockafolio.http.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.entry.Position;
import com.stockafolio.http.prices.Prices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How a portfolio's open positions divide into sectors, by market value. A sector's market value is
 * the sum of its positions', shorts counting negative; its share is that value without its sign
 * over the sum of all sectors' values without theirs.
 */
final class SectorShares {
  private static final int DECIMALS = 4;
  private static final long WHOLE = 10_000;

  /** Below it a value times {@link #WHOLE} fits a long. */
  private static final long MOST_QUICK = Long.MAX_VALUE / (2 * WHOLE);

  /** By sector; null where it has no open position, or where its value is unknown. */
  private final Money[] values;

  private final boolean[] held;

  /** Null where a sector's value is unknown. */
  private final Money whole;

  /** The sectors of some positions. */
  SectorShares(List<Position> positions, Prices prices, InstrumentTexts instruments) {
    values = new Money[instruments.sectors()];
    held = new boolean[values.length];
    boolean[] unknown = new boolean[values.length];
    for (Position position : positions) {
      int sector = instruments.of(position.instrumentId()).sector();
      Money value = prices.marketValue(position);
      held[sector] = true;
      if (value == null) {
        unknown[sector] = true;
      } else {
        values[sector] = values[sector] == null ? value : values[sector].plus(value);
      }
    }
    Money sum = Money.ZERO;
    for (int sector = 0; sector < values.length; sector++) {
      if (unknown[sector]) {
        values[sector] = null;
        sum = null;
      } else if (sum != null && held[sector]) {
        sum = sum.plus(values[sector].abs());
      }
    }
    whole = sum;
  }

  /** Whether the sector has an open position. */
  boolean holds(int sector) {
    return held[sector];
  }

  /** The sector's market value, or null where a price is unknown. */
  Money marketValue(int sector) {
    return values[sector];
  }

  /**
   * The sector's share in 1e-4, rounded half-even; -1 where a price is unknown, 0 where every
   * sector is worth nothing.
   */
  long share(int sector) {
    if (whole == null) {
      return -1;
    }
    Money part = values[sector].abs();
    if (whole.signum() == 0) {
      return 0;
    }
    return whole.fitsLong() && whole.low() <= MOST_QUICK
        ? quickShare(part.low(), whole.low())
        : new BigDecimal(part.hundredMillionths())
            .divide(new BigDecimal(whole.hundredMillionths()), DECIMALS, RoundingMode.HALF_EVEN)
            .unscaledValue()
            .longValueExact();
  }

  private static long quickShare(long part, long all) {
    long scaled = part * WHOLE;
    long down = scaled / all;
    long twiceRest = 2 * (scaled % all);
    return twiceRest > all || twiceRest == all && down % 2 == 1 ? down + 1 : down;
  }
}
