package com.stockafolio.http.answer;

import akka.http.javadsl.coding.Coder;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.CacheControl;
import akka.http.javadsl.model.headers.CacheDirectives;
import akka.http.javadsl.model.headers.EntityTag;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.util.ByteString;
import java.util.List;
import java.util.zip.CRC32C;

/** JSON documents on their way out: compressed where that is worth it, tagged where asked for. */
public final class JsonAnswer extends AllDirectives {
  /** Smaller ones fit a packet as they are. */
  private static final int WORTH_COMPRESSING_BYTES = 1_400;

  /** For those who ask for it. */
  public static final List<Coder> CODERS = List.of(Coder.NoCoding, Coder.Gzip);

  private static final HttpHeader ASK_AGAIN =
      CacheControl.create(CacheDirectives.PRIVATE(), CacheDirectives.NO_CACHE);
  private static final HttpHeader NO_STORE = CacheControl.create(CacheDirectives.NO_STORE);
  private static final HttpHeader PER_ASKER =
      RawHeader.create("Vary", "Authorization, Cookie, Accept-Encoding");

  /** A document that is not to be kept. */
  public Route document(ByteString json) {
    return compressed(json.size(), complete(response(json).addHeader(NO_STORE)));
  }

  /** A document that its client may keep, if it asks each time whether it is still the same. */
  public Route tagged(ByteString json, String version) {
    CRC32C sum = new CRC32C();
    sum.update(json.toArrayUnsafe());
    // Weak: compressed or not, it is the same document.
    EntityTag tag = EntityTag.create(version + "-" + Long.toHexString(sum.getValue()), true);
    return respondWithHeaders(
        List.of(ASK_AGAIN, PER_ASKER),
        () -> conditional(tag, () -> compressed(json.size(), complete(response(json)))));
  }

  private Route compressed(int bytes, Route route) {
    return bytes < WORTH_COMPRESSING_BYTES ? route : encodeResponseWith(CODERS, () -> route);
  }

  private static HttpResponse response(ByteString json) {
    return HttpResponse.create()
        .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, json));
  }
}
