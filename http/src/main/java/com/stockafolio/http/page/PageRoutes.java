package com.stockafolio.http.page;

import static akka.http.javadsl.server.PathMatchers.segment;
import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code /}, {@code /firm} and their assets: the trader's page and the firm's, out of the jar,
 * without anything from elsewhere.
 */
public final class PageRoutes extends AllDirectives {
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

  private record Asset(ContentType type, ByteString bytes, EntityTag tag) {}

  private final Asset trader;
  private final Asset firm;

  /** By folder and name. */
  private final Map<String, Asset> assets;

  /** The routes of all the files. */
  public PageRoutes(PageFiles files) {
    trader = asset("trader/trader.html", files.page("trader/trader.html"));
    firm = asset("firm/firm.html", files.page("firm/firm.html"));
    assets =
        files.assets().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, file -> asset(file.getKey(), file.getValue())));
  }

  /** The pages, and their assets under {@code /assets}. */
  public Route route() {
    return concat(
        pathSingleSlash(() -> served(trader)),
        path("firm", () -> served(firm)),
        path(segment("assets").slash(segment()).slash(segment()), this::assetNamed));
  }

  private Route assetNamed(String folder, String name) {
    Asset asset = assets.get(folder + "/" + name);
    return asset == null ? reject() : served(asset);
  }

  private Route served(Asset asset) {
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

  private static Asset asset(String name, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    String tag = Integer.toHexString(Arrays.hashCode(bytes)) + "-" + bytes.length;
    // Weak: the same content goes out compressed and not.
    return new Asset(
        type(name), ByteString.fromArrayUnsafe(bytes), EntityTag.create(tag, /* weak= */ true));
  }
}
