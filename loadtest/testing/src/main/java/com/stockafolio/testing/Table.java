package com.stockafolio.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/**
 * Tables in JSON that readers and books of several modules follow: {@code odd-records.json}, {@code
 * accounting-examples.json} and {@code action-examples.json}.
 */
public final class Table {
  private Table() {}

  /** Reads a table by the name of its file. */
  public static JsonNode read(String name) throws IOException {
    try (InputStream file = Table.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(file);
    }
  }
}
