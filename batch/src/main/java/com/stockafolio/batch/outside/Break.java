package com.stockafolio.batch.outside;

import com.stockafolio.batch.exact.DecimalJson;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;

/**
 * Where the outside books and the certified close do not say the same.
 *
 * @param certified what the close says; null where it has no such position
 * @param outside what the file says; null where it has no such position
 */
record Break(
    UUID user, String symbol, Kind kind, Amount amount, BigDecimal certified, BigDecimal outside)
    implements Serializable {

  /** What is wrong with a position. */
  enum Kind {
    /** The close has it, the file does not. */
    MISSING,
    /** The file has it, the close does not. */
    SURPLUS,
    /** Both have it, with different amounts. */
    DIFFERING;

    /** As it is written. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What of a position was compared. */
  enum Amount {
    /** In shares. */
    QUANTITY("quantity"),
    /** In dollars. */
    COST("cost"),
    /** In dollars. */
    MARKET_VALUE("marketValue");

    private final String column;

    Amount(String column) {
      this.column = column;
    }
  }

  /** The names of the columns of {@link #csv}. */
  static final String COLUMNS = "user,symbol,kind,amount,certified,outside,difference";

  /** What breaks are in order by: user, symbol, amount. */
  String order() {
    return user + " " + symbol + " " + amount.ordinal();
  }

  /** How much more the file has than the close. */
  BigDecimal difference() {
    return orZero(outside).subtract(orZero(certified));
  }

  /** As a row of a CSV file; none of its fields needs quotes. */
  String csv() {
    return String.join(
        ",",
        user.toString(),
        symbol,
        kind.word(),
        amount.column,
        text(certified),
        text(outside),
        DecimalJson.text(difference()));
  }

  private static BigDecimal orZero(BigDecimal number) {
    return number == null ? BigDecimal.ZERO : number;
  }

  private static String text(BigDecimal number) {
    return number == null ? "" : DecimalJson.text(number);
  }
}
