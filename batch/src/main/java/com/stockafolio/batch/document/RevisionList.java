package com.stockafolio.batch.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.batch.exact.DecimalJson;
import com.stockafolio.batch.exact.UuidBytes;
import com.stockafolio.batch.market.Stocks;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What users took back and corrected on the day, from the view {@code users}.
 *
 * @param busts how many were busts
 * @param corrections how many were corrections
 * @param first the first of them
 */
public record RevisionList(long busts, long corrections, List<Row> first) {
  private static final String COUNT =
      """
      SELECT count_if(bust) AS busts, count_if(NOT bust) AS corrections
      FROM (SELECT inline(revisions) FROM users WHERE revisions IS NOT NULL)
      """;

  private static final String FIRST =
      """
      SELECT userHigh, userLow, ledger, inline(revisions)
      FROM users WHERE revisions IS NOT NULL
      ORDER BY recordedAt, userHigh, userLow, trade LIMIT %d
      """;

  /** Which day a record is of. */
  public interface Days {
    /** The trading date whose records that of a ledger at an offset is among. */
    LocalDate of(int ledger, long offset);
  }

  /** Reads them; lists at most so many. */
  public static RevisionList read(SparkSession spark, int most) {
    Row counts = spark.sql(COUNT).first();
    long busts = counts.getAs("busts");
    long corrections = counts.getAs("corrections");
    List<Row> first =
        busts + corrections == 0 ? List.of() : spark.sql(FIRST.formatted(most)).collectAsList();
    return new RevisionList(busts, corrections, first);
  }

  /** Adds them to the document. */
  public void addTo(ObjectNode json, Stocks stocks, Days days) {
    json.put("busts", busts);
    json.put("corrections", corrections);
    ArrayNode list = json.putArray("revisions");
    for (Row row : first) {
      ObjectNode each = list.addObject();
      each.put("type", row.<Boolean>getAs("bust") ? "BUST" : "CORRECT");
      each.put("userId", UuidBytes.text(row.getAs("userHigh"), row.getAs("userLow")));
      each.put("tradeId", row.<String>getAs("trade"));
      each.put("recordedAt", instant(row, "recordedAt"));
      each.put("of", row.<String>getAs("of"));
      each.put("ofType", row.<String>getAs("ofType"));
      int instrument = row.getAs("instrument");
      if (instrument > 0) {
        each.put("symbol", stocks.byId(instrument).symbol());
      }
      each.put("ofRecordedAt", instant(row, "ofRecordedAt"));
      each.put("ofDate", days.of(row.getAs("ledger"), row.getAs("ofOffset")).toString());
      each.put("cashMoved", dollars(row, "cash"));
      each.put("incomeMoved", dollars(row, "income"));
      ArrayNode moves = each.putArray("moves");
      for (Row move : row.<Row>getList(row.fieldIndex("moves"))) {
        moves
            .addObject()
            .put("symbol", stocks.byId(move.getAs("instrument")).symbol())
            .put(
                "quantity",
                DecimalJson.text(
                    BigDecimal.valueOf(move.<Long>getAs("quantity"), DecimalJson.BILLIONTHS)))
            .put("costBasis", dollars(move, "cost"))
            .put("realizedPnl", dollars(move, "realized"));
      }
    }
  }

  private static String instant(Row row, String column) {
    return Instant.ofEpochMilli(row.<Long>getAs(column)).toString();
  }

  private static String dollars(Row row, String column) {
    return DecimalJson.text(row.<BigDecimal>getAs(column));
  }
}
