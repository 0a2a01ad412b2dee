package com.stockafolio.batch.books;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Something that the batch finds otherwise than it was told.
 *
 * @param user whose, null where the record names nobody
 * @param subject what differs: a figure of the portfolio, or a record by its position
 * @param expected as the batch has it; null where it must not be there
 * @param found as it was told; null where it is missing
 */
public record Difference(String user, String subject, String expected, String found) {
  Row row() {
    return RowFactory.create(user, subject, expected, found);
  }

  /** The difference that a row of the table of users tells. */
  public static Difference of(Row row) {
    return new Difference(
        row.getAs("user"), row.getAs("subject"), row.getAs("expected"), row.getAs("found"));
  }
}
