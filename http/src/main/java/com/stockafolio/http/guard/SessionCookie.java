package com.stockafolio.http.guard;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.Cookie;
import akka.http.javadsl.model.headers.HttpCookie;
import akka.http.javadsl.model.headers.HttpCookiePair;
import akka.http.javadsl.model.headers.SameSite;
import akka.http.javadsl.model.headers.SetCookie;
import java.time.Duration;
import java.util.Optional;

/**
 * The browser's session: the token itself, in a cookie that scripts cannot read and that other
 * sites' pages cannot have sent.
 *
 * @param secure whether it is kept from connections that are not encrypted
 */
public record SessionCookie(boolean secure) {
  /** The cookie's name. */
  public static final String NAME = "stockafolio_session";

  /** Browsers drop a cookie of more than 4,096 bytes, name and attributes included, silently. */
  public static final int LONGEST_TOKEN = 3_900;

  /** The token in the request's cookie. */
  Optional<String> in(HttpRequest request) {
    for (Cookie header : request.getHeaders(Cookie.class)) {
      for (HttpCookiePair pair : header.getCookies()) {
        if (pair.name().equals(NAME)) {
          return Optional.of(pair.value());
        }
      }
    }
    return Optional.empty();
  }

  /** Has the browser keep the token for so long. */
  SetCookie holding(String token, Duration time) {
    return SetCookie.create(cookie(token).withMaxAge(Math.max(0, time.toSeconds())));
  }

  /** Has the browser forget the token. */
  SetCookie cleared() {
    return SetCookie.create(cookie("").withMaxAge(0));
  }

  private HttpCookie cookie(String value) {
    return HttpCookie.create(NAME, value)
        .withPath("/")
        .withHttpOnly(true)
        .withSecure(secure)
        .withSameSite(SameSite.Strict);
  }
}
