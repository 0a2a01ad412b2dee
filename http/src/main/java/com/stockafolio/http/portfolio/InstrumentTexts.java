package com.stockafolio.http.portfolio;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.stockafolio.http.answer.JsonBuffer;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.Instruments;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What positions and trades tell of their instruments, as JSON made once for each state of the
 * market's list. Immutable.
 */
public final class InstrumentTexts {
  /**
   * One instrument.
   *
   * @param rank its place among all instruments by symbol
   * @param symbol its symbol, in quotes
   * @param described the fields symbol, name, sector and instrumentId, without braces
   * @param listed the same with status, isin and aliases
   * @param sector its sector's place among all sectors by name
   */
  record Texts(int rank, byte[] symbol, byte[] described, byte[] listed, int sector) {
    private static Texts of(Instrument instrument, int rank, int sector) {
      String symbol = quoted(instrument.symbol());
      String described =
          "\"symbol\":%s,\"name\":%s,\"sector\":%s,\"instrumentId\":%d"
              .formatted(
                  symbol, quoted(instrument.name()), quoted(instrument.sector()), instrument.id());
      return new Texts(
          rank,
          JsonBuffer.piece(symbol),
          JsonBuffer.piece(described),
          JsonBuffer.piece(described + listed(instrument)),
          sector);
    }

    private static String listed(Instrument instrument) {
      String isin = instrument.isin().isEmpty() ? "" : ",\"isin\":" + quoted(instrument.isin());
      return ",\"status\":\"%s\"%s,\"aliases\":[%s]"
          .formatted(
              instrument.status(),
              isin,
              instrument.aliases().stream()
                  .map(InstrumentTexts::quoted)
                  .collect(Collectors.joining(",")));
    }
  }

  private final Instruments instruments;
  private final Texts[] byId;
  private final byte[][] sectors;

  /** The texts of all instruments. */
  public InstrumentTexts(Instruments instruments) {
    this.instruments = instruments;
    List<Instrument> bySymbol =
        instruments.all().stream()
            .sorted(Comparator.comparing(Instrument::symbol).thenComparing(Instrument::id))
            .toList();
    List<String> names =
        instruments.all().stream().map(Instrument::sector).distinct().sorted().toList();
    int greatest = instruments.all().stream().mapToInt(Instrument::id).max().orElse(0);
    this.byId = new Texts[greatest + 1];
    for (int rank = 0; rank < bySymbol.size(); rank++) {
      Instrument instrument = bySymbol.get(rank);
      byId[instrument.id()] = Texts.of(instrument, rank, names.indexOf(instrument.sector()));
    }
    this.sectors =
        names.stream().map(name -> JsonBuffer.piece(quoted(name))).toArray(byte[][]::new);
  }

  static String quoted(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  /** The texts of an instrument; throws as {@link Instruments#byId} does where there is none. */
  Texts of(int instrumentId) {
    if (instrumentId < 0 || instrumentId >= byId.length || byId[instrumentId] == null) {
      throw new IllegalStateException("no texts of " + instruments.byId(instrumentId));
    }
    return byId[instrumentId];
  }

  /** The ids of all instruments, by symbol. */
  int[] bySymbol() {
    int[] ids = new int[instruments.all().size()];
    instruments.all().forEach(instrument -> ids[of(instrument.id()).rank()] = instrument.id());
    return ids;
  }

  /** Number of sectors; they are numbered from 0 by name. */
  int sectors() {
    return sectors.length;
  }

  /** A sector's name, in quotes. */
  byte[] sector(int number) {
    return sectors[number];
  }
}
