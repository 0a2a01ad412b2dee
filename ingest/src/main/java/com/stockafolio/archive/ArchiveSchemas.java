package com.stockafolio.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** The schemas of what lies in S3. */
public final class ArchiveSchemas {
  /** A record of a Kafka topic. */
  static final Schema ARCHIVED_RECORD = load("archived-record.avsc");

  /** A portfolio at the close of a day. */
  public static final Schema CLOSING_PORTFOLIO = load("closing-portfolio.avsc");

  private ArchiveSchemas() {}

  private static Schema load(String resource) {
    try (InputStream in = ArchiveSchemas.class.getResourceAsStream(resource)) {
      return new Schema.Parser().parse(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
