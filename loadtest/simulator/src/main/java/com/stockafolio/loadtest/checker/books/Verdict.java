package com.stockafolio.loadtest.checker.books;

/** What the books make of one record of the topic: booked, or refused for one of these reasons. */
public enum Verdict {
  BOOKED,
  /** Not a JSON object with its type's fields, each once and of its JSON type, and two UUIDs. */
  MALFORMED,
  /** Of a type that is not known, whatever its other fields. */
  UNKNOWN_TYPE,
  /** The record's key is not its userId. */
  KEY_MISMATCH,
  /** The record lies in another partition than its key's. */
  WRONG_PARTITION,
  INVALID_SIDE,
  /** Not a decimal, not positive (transferred: zero), or of more than nine decimals. */
  INVALID_QUANTITY,
  /** Not a decimal, not positive, or of more than nine decimals. */
  INVALID_PRICE,
  INVALID_TIME,
  /** Not a decimal, below zero, above a million dollars, or of more than eight decimals. */
  INVALID_FEE,
  /** Another one than US dollars. */
  UNSUPPORTED_CURRENCY,
  INVALID_DIRECTION,
  /** Not a decimal, of the wrong sign, or of more than eight decimals. */
  INVALID_COST_BASIS,
  /** Not a decimal, zero, of the wrong sign, or of more than eight decimals. */
  INVALID_AMOUNT,
  INVALID_KIND,
  /** A number, what is realised, or the position's quantity or cost is beyond its bound. */
  OUT_OF_RANGE,
  UNKNOWN_SYMBOL,
  /** The tradeId is among the user's last 16 booked records. */
  DUPLICATE,
  /** More is to be transferred out than is held. */
  NOT_HELD,
  /** A record of the market that none of the trusted keys has signed. */
  INVALID_SIGNATURE,
  /** A record of the market before which another is missing. */
  OUT_OF_ORDER,
  /** Trades of the stock are not booked, or not those that open. */
  NOT_TRADABLE,
  /** What a revision names is none of the user's records. */
  UNKNOWN_TRADE,
  /** What a revision names was taken back already. */
  ALREADY_BUSTED,
  /** What would have to be folded again begins too long ago. */
  TOO_OLD,
  /** The engine keeps no history to revise. */
  NO_HISTORY,
  /** A correction is of another kind, or a bound would not hold once all is folded again. */
  CONFLICT
}
