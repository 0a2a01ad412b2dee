package com.stockafolio.http;

import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Small JSON documents in memory: problems, health. */
final class JsonDocument {
  /** Writes JSON to a generator. */
  @FunctionalInterface
  interface Content {
    void writeTo(JsonGenerator out) throws IOException;
  }

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonDocument() {}

  /** The UTF-8 bytes of one object with the fields that the content writes. */
  static ByteString object(Content fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      out.writeStartObject();
      fields.writeTo(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return ByteString.fromArrayUnsafe(bytes.toByteArray());
  }
}
