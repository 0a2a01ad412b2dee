package com.stockafolio.batch.document;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What all users come to together, read in one pass over the view {@code users}.
 *
 * @param users how many there are
 * @param active how many of them traded that day
 * @param fresh how many traded for the first time
 * @param compared how many portfolios the ledgers wrote
 * @param numbers how many of their numbers were compared
 * @param differing how many of those differ
 * @param usersDiffering how many users have one that does
 * @param repeated how many tradeIds were booked more than once for one user that day
 * @param dollars sums of columns in dollars, by the column's name
 * @param squaredBillionths the users' shares of the day's traded value in whole billionths, squared
 *     and added up
 */
public record UserTotals(
    long users,
    long active,
    long fresh,
    long compared,
    long numbers,
    long differing,
    long usersDiffering,
    long repeated,
    Map<String, BigDecimal> dollars,
    BigDecimal squaredBillionths) {

  private static final String QUERY =
      """
      SELECT COUNT(*) AS users, count_if(dayTrades > 0) AS active, count_if(fresh) AS fresh,
             count_if(compared) AS compared, coalesce(SUM(numbers), 0) AS numbers,
             coalesce(SUM(differing), 0) AS differing, count_if(differing > 0) AS usersDiffering,
             coalesce(SUM(repeated), 0) AS repeated,
             SUM(marketValue) AS marketValue, SUM(costBasis) AS costBasis,
             SUM(realizedPnl) AS realizedPnl, SUM(cash) AS cash, SUM(income) AS income,
             SUM(cashInLieu) AS cashInLieu, SUM(dividends) AS dividends,
             SUM(pnl) AS pnl, SUM(dayPnl) AS dayPnl,
             SUM(CAST(billionths * billionths AS DECIMAL(20, 0))) AS squaredBillionths
      FROM (
        SELECT *, CAST(CAST(dayTradedValue AS DECIMAL(24, 4)) * %s
                         / CAST('%s' AS DECIMAL(24, 4)) AS BIGINT) AS billionths
        FROM users)
      """;

  /**
   * Reads them.
   *
   * @param tradedValue what all of them traded that day, in dollars
   */
  public static UserTotals read(SparkSession spark, BigDecimal tradedValue) {
    // Nothing divided by 1 is nothing, where a division by 0 would have no value.
    BigDecimal divisor = tradedValue.signum() == 0 ? BigDecimal.ONE : tradedValue;
    Row row = spark.sql(QUERY.formatted(Concentration.BILLION, divisor.toPlainString())).first();
    Map<String, BigDecimal> dollars = new TreeMap<>();
    for (String sum : Insights.SUMS) {
      dollars.put(sum, orZero(row.getAs(sum)));
    }
    return new UserTotals(
        row.getAs("users"),
        row.getAs("active"),
        row.getAs("fresh"),
        row.getAs("compared"),
        row.getAs("numbers"),
        row.getAs("differing"),
        row.getAs("usersDiffering"),
        row.getAs("repeated"),
        dollars,
        orZero(row.getAs("squaredBillionths")));
  }

  private static BigDecimal orZero(BigDecimal sum) {
    return sum == null ? BigDecimal.ZERO : sum;
  }
}
