package com.stockafolio.batch.archived;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;

/** The schemas of what lies in the store, as the product's own files state them. */
public final class AvroSchemas {
  private static final String DIRECTORY = "/com/stockafolio/archive/";

  /** One record of a topic. */
  public static final Schema ARCHIVED_RECORD = load("archived-record.avsc");

  /** A portfolio as a ledger wrote it at the close. */
  public static final Schema CLOSING_PORTFOLIO = load("closing-portfolio.avsc");

  /** In the first form of these files, which had 4 decimals, other fields stood for these. */
  private static final Map<String, String> OF_FIRST_FORM =
      Map.of("shares", "quantity", "pricePerShare", "price", "totalShares", "sharesHeld");

  private AvroSchemas() {}

  private static Schema load(String name) {
    try (InputStream in = AvroSchemas.class.getResourceAsStream(DIRECTORY + name)) {
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks that fields mean what they are read as. Avro resolves types, but not what stands on
   * them: a decimal written with another scale would be read as another amount.
   *
   * @throws AvroTypeException naming the field
   */
  public static void requireSameMeaning(Schema wanted, Schema written) {
    if (wanted.getType() != written.getType()) {
      return; // Avro's resolution says whether that can be read.
    }
    switch (wanted.getType()) {
      case RECORD -> {
        for (Schema.Field field : wanted.getFields()) {
          Schema.Field other = written.getField(field.name());
          if (other == null) {
            throw missing(field.name(), written);
          }
          requireSameField(field, other);
        }
      }
      case ARRAY -> requireSameMeaning(wanted.getElementType(), written.getElementType());
      case UNION -> {
        for (int i = 0; i < wanted.getTypes().size() && i < written.getTypes().size(); i++) {
          requireSameMeaning(wanted.getTypes().get(i), written.getTypes().get(i));
        }
      }
      default -> {
        boolean same =
            Objects.equals(wanted.getProp("logicalType"), written.getProp("logicalType"))
                && Objects.equals(wanted.getObjectProp("scale"), written.getObjectProp("scale"));
        if (!same) {
          throw new AvroTypeException("it is written as " + written + ", not as " + wanted);
        }
      }
    }
  }

  private static AvroTypeException missing(String field, Schema written) {
    String former = OF_FIRST_FORM.get(field);
    return new AvroTypeException(
        former != null && written.getField(former) != null
            ? "it is of the first form, whose "
                + former
                + " has 4 decimals instead of the 9 of "
                + field
                + ": go on with the version that wrote it, or begin with an empty store"
            : "it has no field "
                + field
                + ", so it is of an earlier form: go on with the version that wrote it, or begin"
                + " with an empty store");
  }

  private static void requireSameField(Schema.Field field, Schema.Field other) {
    try {
      requireSameMeaning(field.schema(), other.schema());
    } catch (AvroTypeException e) {
      // Without its cause: the message says it all, and the innermost one is shown.
      throw new AvroTypeException("field " + field.name() + ": " + e.getMessage());
    }
  }
}
