package com.stockafolio.http;

import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Bytes of a document being made, handed over without a copy. Not safe to share between threads.
 */
final class JsonBytes extends ByteArrayOutputStream {
  /** Writes JSON to a generator. */
  @FunctionalInterface
  interface Content {
    void writeTo(JsonGenerator out) throws IOException;
  }

  /** Documents that follow one another in one generator stand on a line each. */
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder().rootValueSeparator("\n").build();

  JsonBytes(int sizeHint) {
    super(sizeHint);
  }

  /** The UTF-8 bytes of one document. */
  static ByteString of(Content content) {
    return new JsonBytes(256).json(content).toByteString();
  }

  /** Appends text that must be ASCII. */
  @SuppressWarnings("deprecation") // the one copy without a charset decoder; right for ASCII
  JsonBytes ascii(String text) {
    byte[] bytes = new byte[text.length()];
    text.getBytes(0, text.length(), bytes, 0);
    write(bytes, 0, bytes.length);
    return this;
  }

  /** Appends what the content writes. */
  JsonBytes json(Content content) {
    try (JsonGenerator out = FACTORY.createGenerator(this)) {
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return this;
  }

  /** What was written so far; nothing may be appended afterwards. */
  ByteString toByteString() {
    return ByteString.fromArrayUnsafe(buf, 0, count);
  }
}
