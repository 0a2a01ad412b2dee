package com.stockafolio.http.portfolio;

import static com.stockafolio.http.answer.JsonBuffer.piece;

import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.util.ByteString;
import com.stockafolio.amount.Price;
import com.stockafolio.http.answer.JsonAnswer;
import com.stockafolio.http.answer.JsonBuffer;
import com.stockafolio.http.guard.Guard;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.Instruments;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** {@code /instruments}: what can be traded, and at what price it was seen last. */
public final class InstrumentRoutes extends AllDirectives {
  private static final byte[] BEGIN = piece("{\"instruments\":[");
  private static final byte[] PRICE = piece(",\"price\":");
  private static final byte[] END = piece("]}");
  private static final int SIZE_EACH = 160;

  private record Described(int id, byte[] json) {}

  private final Guard guard;
  private final List<Described> bySymbol;
  private final IntFunction<Optional<Price>> latestPrice;
  private final JsonAnswer answer = new JsonAnswer();

  /**
   * The instruments behind the guard.
   *
   * @param latestPrice an instrument's latest price by its id, empty where none is known
   */
  public InstrumentRoutes(
      Guard guard,
      Instruments instruments,
      InstrumentTexts texts,
      IntFunction<Optional<Price>> latestPrice) {
    this.guard = guard;
    this.latestPrice = latestPrice;
    this.bySymbol =
        instruments.all().stream()
            .sorted(Comparator.comparing(Instrument::symbol))
            .map(
                instrument -> new Described(instrument.id(), texts.of(instrument.id()).described()))
            .toList();
  }

  /** What is told of all instruments. */
  public Route route() {
    return path("instruments", () -> get(() -> guard.known(who -> answer.tagged(document(), "i"))));
  }

  private ByteString document() {
    JsonBuffer out = new JsonBuffer(SIZE_EACH * bySymbol.size());
    out.append(BEGIN);
    boolean first = true;
    for (Described instrument : bySymbol) {
      if (!first) {
        out.append(',');
      }
      first = false;
      out.append('{').append(instrument.json);
      latestPrice.apply(instrument.id).ifPresent(price -> out.append(PRICE).append(price));
      out.append('}');
    }
    return out.append(END).toByteString();
  }
}
