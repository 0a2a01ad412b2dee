package com.stockafolio.loadtest.checker.books;

/** What the books make of one record of the topic: booked, or refused for one of these reasons. */
public enum Verdict {
  BOOKED,
  /** Not a JSON object with the named fields, each once and of its JSON type, and two UUIDs. */
  MALFORMED,
  /** Of a type that is not known, whatever its other fields. */
  UNKNOWN_TYPE,
  /** The record's key is not the trade's userId. */
  KEY_MISMATCH,
  /** The record lies in another partition than its key's. */
  WRONG_PARTITION,
  INVALID_SIDE,
  /** Not a decimal, not positive, or of more than nine decimals. */
  INVALID_QUANTITY,
  /** Not a decimal, not positive, or of more than nine decimals. */
  INVALID_PRICE,
  INVALID_TIME,
  /** Quantity, price, the trade's value or the position's cost is beyond its bound. */
  OUT_OF_RANGE,
  UNKNOWN_SYMBOL,
  /** The tradeId is among the user's last 16 booked trades. */
  DUPLICATE
}
