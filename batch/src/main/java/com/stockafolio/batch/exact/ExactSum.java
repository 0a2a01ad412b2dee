package com.stockafolio.batch.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.spark.sql.Row;

/**
 * Sums of longs in SQL that are exact beyond a long, and several times faster than decimals: the
 * upper and lower 32 bits are summed apart.
 */
public final class ExactSum {
  /** The lower 32 bits, in SQL. */
  static final String LOWER = "& 4294967295";

  private ExactSum() {}

  /** Two columns that together hold the sum of the expression. */
  public static String columns(String expression, String name) {
    return "SUM(shiftright(%1$s, 32)) AS %2$s_high, SUM((%1$s) %3$s) AS %2$s_low"
        .formatted(expression, name, LOWER);
  }

  /** The sum that {@link #columns} made, 0 where no row was summed. */
  public static BigInteger of(Row row, String name) {
    return whole(part(row, name + "_high"), part(row, name + "_low"));
  }

  /** The sum that upper and lower 32 bits were summed to. */
  public static BigInteger whole(long high, long low) {
    return BigInteger.valueOf(high).shiftLeft(32).add(BigInteger.valueOf(low));
  }

  /** The sum in units of ten to the minus {@code decimals}. */
  public static BigDecimal of(Row row, String name, int decimals) {
    return new BigDecimal(of(row, name), decimals);
  }

  private static long part(Row row, String column) {
    int at = row.fieldIndex(column);
    return row.isNullAt(at) ? 0 : row.getLong(at);
  }
}
