package com.stockafolio.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.stockafolio.portfolio.Instrument;
import com.stockafolio.portfolio.Instruments;

/** What positions and trades tell of their instruments, as JSON made once. */
final class InstrumentTexts {
  /**
   * One instrument.
   *
   * @param text its symbol
   * @param symbol its symbol, in quotes
   * @param described the fields symbol, name and sector, without braces
   */
  record Texts(String text, byte[] symbol, byte[] described) {
    private static Texts of(Instrument instrument) {
      String symbol = quoted(instrument.symbol());
      String described =
          "\"symbol\":%s,\"name\":%s,\"sector\":%s"
              .formatted(symbol, quoted(instrument.name()), quoted(instrument.sector()));
      return new Texts(instrument.symbol(), JsonBuffer.piece(symbol), JsonBuffer.piece(described));
    }

    private static String quoted(String text) {
      return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
  }

  private final Instruments instruments;
  private final Texts[] byId;

  InstrumentTexts(Instruments instruments) {
    this.instruments = instruments;
    int greatest = instruments.all().stream().mapToInt(Instrument::id).max().orElse(0);
    this.byId = new Texts[greatest + 1];
    for (Instrument instrument : instruments.all()) {
      byId[instrument.id()] = Texts.of(instrument);
    }
  }

  /** The texts of an instrument; throws as {@link Instruments#byId} does where there is none. */
  Texts of(int instrumentId) {
    if (instrumentId < 0 || instrumentId >= byId.length || byId[instrumentId] == null) {
      throw new IllegalStateException("no texts of " + instruments.byId(instrumentId));
    }
    return byId[instrumentId];
  }
}
