package com.stockafolio.batch.archived;

import org.apache.avro.Schema;

/** The schemas of the stored files in their first form, which had 4 decimals. */
public final class FirstForm {
  private FirstForm() {}

  /** The schema in that form. */
  public static Schema of(Schema known) {
    String text =
        known
            .toString()
            .replace("\"name\":\"shares\"", "\"name\":\"quantity\"")
            .replace("\"name\":\"pricePerShare\"", "\"name\":\"price\"")
            .replace("\"name\":\"totalShares\"", "\"name\":\"sharesHeld\"")
            .replace("\"scale\":9", "\"scale\":4");
    return new Schema.Parser().parse(text);
  }
}
