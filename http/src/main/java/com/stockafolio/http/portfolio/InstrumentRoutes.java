package com.stockafolio.http.portfolio;

import static com.stockafolio.http.answer.JsonBuffer.piece;

import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.util.ByteString;
import com.stockafolio.amount.Price;
import com.stockafolio.http.answer.JsonAnswer;
import com.stockafolio.http.answer.JsonBuffer;
import com.stockafolio.http.guard.Guard;
import java.util.Optional;
import java.util.function.IntFunction;

/** {@code /instruments}: what can be traded, or could be, and at what price it was seen last. */
public final class InstrumentRoutes extends AllDirectives {
  private static final byte[] BEGIN = piece("{\"instruments\":[");
  private static final byte[] PRICE = piece(",\"price\":");
  private static final byte[] END = piece("]}");
  private static final int SIZE_EACH = 240;

  private final Guard guard;
  private final InstrumentBoard instruments;
  private final IntFunction<Optional<Price>> latestPrice;
  private final JsonAnswer answer = new JsonAnswer();

  /**
   * The instruments behind the guard.
   *
   * @param latestPrice an instrument's latest price by its id, empty where none is known
   */
  public InstrumentRoutes(
      Guard guard, InstrumentBoard instruments, IntFunction<Optional<Price>> latestPrice) {
    this.guard = guard;
    this.instruments = instruments;
    this.latestPrice = latestPrice;
  }

  /** What is told of all instruments. */
  public Route route() {
    return path("instruments", () -> get(() -> guard.known(who -> answer.tagged(document(), "i"))));
  }

  private ByteString document() {
    InstrumentTexts texts = instruments.texts();
    int[] ids = texts.bySymbol();
    JsonBuffer out = new JsonBuffer(SIZE_EACH * ids.length);
    out.append(BEGIN);
    String separator = "{";
    for (int id : ids) {
      out.append(piece(separator)).append(texts.of(id).listed());
      separator = ",{";
      latestPrice.apply(id).ifPresent(price -> out.append(PRICE).append(price));
      out.append('}');
    }
    return out.append(END).toByteString();
  }
}
