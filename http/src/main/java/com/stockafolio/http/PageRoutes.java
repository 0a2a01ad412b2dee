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
import akka.http.javadsl.server.PathMatchers;
import akka.http.javadsl.server.Route;
import akka.util.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code /}, {@code /firm} and their assets: the trader's page and the firm's, out of the jar,
 * without anything from elsewhere.
 */
final class PageRoutes extends AllDirectives {
  /** Only this node's own scripts, styles and data; the page holds nothing inline. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final List<HttpHeader> HEADERS =
      List.of(
          RawHeader.create("Content-Security-Policy", CONTENT_SECURITY_POLICY),
          RawHeader.create("X-Content-Type-Options", "nosniff"),
          RawHeader.create("Referrer-Policy", "no-referrer"),
          RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"),
          RawHeader.create("Vary", "Accept-Encoding"),
          // Checked again by its tag, so that a new version of the node shows at once.
          CacheControl.create(CacheDirectives.NO_CACHE));

  /** What is served under {@code /assets}: all the files beside the pages. */
  static final List<String> ASSETS =
      List.of(
          "api.js",
          "base.css",
          "chart.js",
          "csv.js",
          "decimal.js",
          "dom.js",
          "donut.js",
          "entrance.js",
          "feed.js",
          "firm-cells.js",
          "firm-certificate.js",
          "firm-close.js",
          "firm-live.js",
          "firm-stocks.js",
          "firm-totals.js",
          "firm-trading.js",
          "firm.css",
          "firm.js",
          "hub.js",
          "icon.svg",
          "model.js",
          "new-york.js",
          "parts.css",
          "positions.js",
          "samples.js",
          "sectors.js",
          "session.js",
          "sorting.js",
          "stream-worker.js",
          "summary.js",
          "theme.js",
          "ticket.js",
          "trader.css",
          "trader.js",
          "trades.js");

  private record Asset(ContentType type, ByteString bytes, EntityTag tag) {}

  private final Asset trader = load("trader.html");
  private final Asset firm = load("firm.html");
  private final Map<String, Asset> assets =
      ASSETS.stream().collect(Collectors.toUnmodifiableMap(name -> name, PageRoutes::load));

  Route route() {
    return concat(
        pathSingleSlash(() -> asset(trader)),
        path("firm", () -> asset(firm)),
        pathPrefix("assets", () -> path(PathMatchers.segment(), this::assetNamed)));
  }

  private Route assetNamed(String name) {
    Asset asset = assets.get(name);
    return asset == null ? reject() : asset(asset);
  }

  private Route asset(Asset asset) {
    return get(
        () ->
            encodeResponse(
                () ->
                    conditional(
                        asset.tag,
                        () ->
                            complete(
                                HttpResponse.create()
                                    .addHeaders(HEADERS)
                                    .withEntity(HttpEntities.create(asset.type, asset.bytes))))));
  }

  private static ContentType type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> ContentTypes.TEXT_HTML_UTF8;
      case "css" -> MediaTypes.TEXT_CSS.toContentType(HttpCharsets.UTF_8);
      case "js" -> MediaTypes.APPLICATION_JAVASCRIPT.toContentType(HttpCharsets.UTF_8);
      case "svg" -> MediaTypes.IMAGE_SVG_XML.toContentType();
      default -> throw new IllegalArgumentException("no content type for " + name);
    };
  }

  private static Asset load(String name) {
    try (InputStream in = PageRoutes.class.getResourceAsStream("page/" + name)) {
      byte[] bytes = in.readAllBytes();
      String tag = Integer.toHexString(Arrays.hashCode(bytes)) + "-" + bytes.length;
      // Weak: the same content goes out compressed and not.
      return new Asset(
          type(name), ByteString.fromArrayUnsafe(bytes), EntityTag.create(tag, /* weak= */ true));
    } catch (IOException e) {
      throw new UncheckedIOException("The jar lacks page/" + name, e);
    }
  }
}
