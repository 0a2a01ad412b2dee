package com.stockafolio.http;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.stockafolio.portfolio.Instrument;
import com.stockafolio.portfolio.Instruments;

/** The instruments' texts, encoded for JSON once. */
final class InstrumentTexts {
  /** What positions and trades tell of an instrument. */
  record Texts(SerializableString symbol, SerializableString name, SerializableString sector) {}

  private final Instruments instruments;
  private final Texts[] byId;

  InstrumentTexts(Instruments instruments) {
    this.instruments = instruments;
    int greatest = instruments.all().stream().mapToInt(Instrument::id).max().orElse(0);
    this.byId = new Texts[greatest + 1];
    for (Instrument instrument : instruments.all()) {
      byId[instrument.id()] =
          new Texts(
              encoded(instrument.symbol()),
              encoded(instrument.name()),
              encoded(instrument.sector()));
    }
  }

  private static SerializableString encoded(String text) {
    SerializedString encoded = new SerializedString(text);
    encoded.asQuotedUTF8(); // Encoded on first use; so that is now.
    return encoded;
  }

  /** The texts of an instrument; throws as {@link Instruments#byId} does where there is none. */
  Texts of(int instrumentId) {
    if (instrumentId < 0 || instrumentId >= byId.length || byId[instrumentId] == null) {
      throw new IllegalStateException("no texts of " + instruments.byId(instrumentId));
    }
    return byId[instrumentId];
  }
}
