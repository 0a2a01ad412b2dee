package com.stockafolio.market;

import com.stockafolio.amount.Price;

/**
 * What a portfolio meets: a {@link MarketAction} with its instruments looked up. It concerns those
 * who hold the instrument then.
 */
public sealed interface MarketEffect {
  /** The instrument whose holders it concerns; 0 for nobody. */
  int instrumentId();

  /** Nothing that a portfolio would tell. */
  enum None implements MarketEffect {
    INSTANCE;

    @Override
    public int instrumentId() {
      return 0;
    }
  }

  /**
   * So many shares become so many.
   *
   * @param cashPrice what a share is worth of whose fraction cash is paid; null where fractions
   *     stay
   */
  record Split(int instrumentId, int from, int to, Price cashPrice) implements MarketEffect {}

  /** The instrument has another symbol. */
  record Renamed(int instrumentId, String oldSymbol, String newSymbol) implements MarketEffect {}

  /** Cash is paid for each share, and by those who are short. */
  record Dividend(int instrumentId, Price perShare) implements MarketEffect {}

  /**
   * Shares of another company are handed out.
   *
   * @param costShare which part of the cost moves, in 1e-9
   * @param cashPrice what a share is worth of whose fraction cash is paid; null where fractions are
   *     handed out
   */
  record SpinOff(
      int instrumentId, int newInstrumentId, int from, int to, long costShare, Price cashPrice)
      implements MarketEffect {}

  /**
   * The instrument ends.
   *
   * @param newInstrumentId the one that is handed out; 0 for cash alone: then from and to are 0
   * @param cashPerShare null for shares alone
   * @param costShare which part of the cost goes on with the shares, in 1e-9
   * @param cashPrice what a share is worth of whose fraction cash is paid; null where fractions are
   *     handed out
   */
  record Merger(
      int instrumentId,
      int newInstrumentId,
      int from,
      int to,
      Price cashPerShare,
      long costShare,
      Price cashPrice)
      implements MarketEffect {}
}
