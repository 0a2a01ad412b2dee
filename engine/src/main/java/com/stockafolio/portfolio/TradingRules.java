package com.stockafolio.portfolio;

import com.stockafolio.amount.Quantity;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.entry.Position;
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
    Quantity held = before.quantity().abs();
    return switch (instrument.status()) {
      case HALTED -> symbol + " is halted";
      case DELISTED -> symbol + " is delisted";
      default ->
          switch (before.quantity().signum()) {
            case 1 -> "%s can only be sold, up to the %s shares held".formatted(symbol, held);
            case -1 ->
                "%s can only be bought back, up to the %s shares held".formatted(symbol, held);
            default -> symbol + " can only be sold, and none are held";
          };
    };
  }
}
