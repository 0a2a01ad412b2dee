package com.stockafolio.http.answer;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.CacheControl;
import akka.http.javadsl.model.headers.CacheDirectives;
import akka.http.javadsl.model.headers.RawHeader;
import com.fasterxml.jackson.core.JsonGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * An error as clients see it: a problem document (RFC 9457).
 *
 * @param status HTTP status
 * @param detail what is wrong, in a sentence for the caller
 * @param field the parameter or body field at fault, or null
 * @param retryAfter when to try again, in whole seconds, or null
 */
public record Problem(StatusCode status, String detail, String field, Duration retryAfter) {
  private static final ContentType PROBLEM_JSON =
      MediaTypes.customWithFixedCharset(
              "application", "problem+json", HttpCharsets.UTF_8, new HashMap<>(), false)
          .toContentType();

  /** An error of any status. */
  public static Problem of(StatusCode status, String detail) {
    return new Problem(status, detail, null, null);
  }

  /** 400: a path or query parameter is not what it must be. */
  public static Problem badField(String field, String detail) {
    return new Problem(StatusCodes.BAD_REQUEST, detail, field, null);
  }

  /** 503: the part of the system that would answer does not, for now. */
  public static Problem unavailable(String detail, Duration retryAfter) {
    return new Problem(StatusCodes.SERVICE_UNAVAILABLE, detail, null, retryAfter);
  }

  /** 429: the caller has as many of these as allowed. */
  public static Problem tooMany(String detail, Duration retryAfter) {
    return new Problem(StatusCodes.TOO_MANY_REQUESTS, detail, null, retryAfter);
  }

  /** The answer that tells of it, not to be kept by anyone. */
  public HttpResponse response() {
    List<HttpHeader> headers = new ArrayList<>();
    headers.add(CacheControl.create(CacheDirectives.NO_STORE));
    if (retryAfter != null) {
      headers.add(RawHeader.create("Retry-After", Long.toString(retryAfter.toSeconds())));
    }
    return HttpResponse.create()
        .withStatus(status)
        .addHeaders(headers)
        .withEntity(HttpEntities.create(PROBLEM_JSON, JsonDocument.object(this::write)));
  }

  private void write(JsonGenerator out) throws java.io.IOException {
    out.writeStringField("type", "about:blank");
    out.writeStringField("title", status.reason());
    out.writeNumberField("status", status.intValue());
    out.writeStringField("detail", detail);
    if (field != null) {
      out.writeStringField("field", field);
    }
  }
}
