package com.stockafolio.http.answer;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.CacheControl;
import akka.http.javadsl.model.headers.CacheDirectives;
import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Small JSON documents in memory. */
public final class JsonDocument {
  /** Writes JSON to a generator. */
  @FunctionalInterface
  public interface Content {
    void writeTo(JsonGenerator out) throws IOException;
  }

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonDocument() {}

  /** 200 with an object that is for the asker alone, and for this moment. */
  public static HttpResponse response(Content fields) {
    return HttpResponse.create()
        .addHeader(CacheControl.create(CacheDirectives.NO_STORE))
        .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, object(fields)));
  }

  /** The UTF-8 bytes of one object with the fields that the content writes. */
  public static ByteString object(Content fields) {
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
