package com.stockafolio.portfolio;

import com.stockafolio.market.Instrument;

/** Which trades the status of an instrument allows. */
final class TradingRules {
  private TradingRules() {}

  /**
   * Whether the trade may be booked.
   *
   * @param before the position in the instrument
   */
  static boolean allows(Instrument instrument, Position before, BookedTrade trade) {
    return switch (instrument.status()) {
      case ACTIVE -> true;
      case CLOSING_ONLY ->
          PositionChange.holds(before.quantity().billionths(), -trade.signedBillionths());
      case HALTED, DELISTED -> false;
    };
  }

  /** Why it may not, in words. */
  static String refusal(Instrument instrument, Position before) {
    String symbol = instrument.symbol();
    return switch (instrument.status()) {
      case HALTED -> symbol + " is halted";
      case DELISTED -> symbol + " is delisted";
      default ->
          "%s can only be %s, up to the %s shares held"
              .formatted(symbol, closing(before), before.quantity().abs());
    };
  }

  private static String closing(Position before) {
    return before.quantity().signum() < 0 ? "bought back" : "sold";
  }
}
