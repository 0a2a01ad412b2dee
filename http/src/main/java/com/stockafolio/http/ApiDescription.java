package com.stockafolio.http;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import com.stockafolio.http.answer.JsonAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;

/** {@code /openapi.yaml}: what the API takes and answers. */
final class ApiDescription extends AllDirectives {
  private static final ContentType YAML =
      MediaTypes.customWithFixedCharset(
              "application", "yaml", HttpCharsets.UTF_8, new HashMap<>(), false)
          .toContentType();

  private final byte[] document = load();

  Route route() {
    return path(
        "openapi.yaml",
        () ->
            get(
                () ->
                    encodeResponseWith(
                        JsonAnswer.CODERS,
                        () ->
                            complete(
                                HttpResponse.create()
                                    .withEntity(HttpEntities.create(YAML, document))))));
  }

  /** The document as it is served. */
  static byte[] load() {
    try (InputStream in = ApiDescription.class.getResourceAsStream("openapi.yaml")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The jar lacks openapi.yaml", e);
    }
  }
}
