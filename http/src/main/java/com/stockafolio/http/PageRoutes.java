package com.stockafolio.http;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.CacheControl;
import akka.http.javadsl.model.headers.CacheDirectives;
import akka.http.javadsl.model.headers.EntityTag;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.util.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** {@code /} and its assets: the trader's page, out of the jar, without anything from elsewhere. */
final class PageRoutes extends AllDirectives {
  /** Only this node's own scripts, styles and data; the page holds nothing inline. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final List<HttpHeader> HEADERS =
      List.of(
          RawHeader.create("Content-Security-Policy", CONTENT_SECURITY_POLICY),
          RawHeader.create("X-Content-Type-Options", "nosniff"),
          RawHeader.create("Referrer-Policy", "no-referrer"),
          RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"),
          // Checked again by its tag, so that a new version of the node shows at once.
          CacheControl.create(CacheDirectives.NO_CACHE));

  private record Asset(ContentType type, ByteString bytes, EntityTag tag) {}

  private final Asset page = load("trader.html", ContentTypes.TEXT_HTML_UTF8);
  private final Asset style = load("trader.css", MediaTypes.TEXT_CSS.toContentType(utf8()));
  private final Asset script =
      load("trader.js", MediaTypes.APPLICATION_JAVASCRIPT.toContentType(utf8()));
  private final Asset icon = load("icon.svg", MediaTypes.IMAGE_SVG_XML.toContentType());

  Route route() {
    return concat(
        pathSingleSlash(() -> asset(page)),
        pathPrefix(
            "assets",
            () ->
                concat(
                    path("trader.css", () -> asset(style)),
                    path("trader.js", () -> asset(script)),
                    path("icon.svg", () -> asset(icon)))));
  }

  private Route asset(Asset asset) {
    return get(
        () ->
            conditional(
                asset.tag,
                () ->
                    complete(
                        HttpResponse.create()
                            .addHeaders(HEADERS)
                            .withEntity(HttpEntities.create(asset.type, asset.bytes)))));
  }

  private static akka.http.javadsl.model.HttpCharset utf8() {
    return HttpCharsets.UTF_8;
  }

  private static Asset load(String name, ContentType type) {
    try (InputStream in = PageRoutes.class.getResourceAsStream("page/" + name)) {
      byte[] bytes = in.readAllBytes();
      String tag = Integer.toHexString(Arrays.hashCode(bytes)) + "-" + bytes.length;
      return new Asset(type, ByteString.fromArrayUnsafe(bytes), EntityTag.create(tag, false));
    } catch (IOException e) {
      throw new UncheckedIOException("The jar lacks page/" + name, e);
    }
  }
}
